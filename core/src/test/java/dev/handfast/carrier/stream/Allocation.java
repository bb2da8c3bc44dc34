package dev.handfast.carrier.stream;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/**
 * Measures what this thread allocates.
 *
 * <p>The bean stands in a module that the library does not read, and is therefore looked up by name.
 */
final class Allocation {

    /** Something that is measured. */
    interface Work {
        void run() throws Exception;
    }

    private final MethodHandle currentThreadAllocatedBytes;

    Allocation() throws ReflectiveOperationException {
        Object bean = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method method = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        this.currentThreadAllocatedBytes =
                MethodHandles.publicLookup().unreflect(method).bindTo(bean).asType(MethodType.methodType(long.class));
    }

    /** The number of bytes that a piece of work allocates after it has been done before. */
    long of(Work work) throws Throwable {
        work.run();
        measure(work);
        return measure(work);
    }

    private long measure(Work work) throws Throwable {
        long before = (long) currentThreadAllocatedBytes.invokeExact();
        work.run();
        return (long) currentThreadAllocatedBytes.invokeExact() - before;
    }
}
