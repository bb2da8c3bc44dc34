package dev.handfast.testkit;

import java.lang.reflect.Field;

/** Access to what is private, for states that take too long to reach or that nothing should reach. */
final class Reflection {

    private Reflection() {}

    /**
     * Sets a field at the end of a path of fields.
     *
     * @param path names separated by dots
     */
    static void set(Object root, String path, Object value) {
        int dot = path.lastIndexOf('.');
        Object owner = dot < 0 ? root : value(root, path.substring(0, dot));
        try {
            field(owner, path.substring(dot + 1)).set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value at the end of a path of fields. */
    static Object value(Object root, String path) {
        Object value = root;
        for (String name : path.split("\\.", -1)) {
            try {
                value = field(value, name).get(value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return value;
    }

    private static Field field(Object owner, String name) {
        try {
            Field field = owner.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(owner.getClass() + " has no field " + name, e);
        }
    }
}
