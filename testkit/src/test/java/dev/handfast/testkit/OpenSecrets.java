package dev.handfast.testkit;

import dev.handfast.config.ClientConfig;
import dev.handfast.config.ServerConfig;
import dev.handfast.crypto.Aead;
import dev.handfast.crypto.Crypto;
import dev.handfast.crypto.Secret;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The secrets that an object holds, directly or through whatever it knows, but for those of configurations. */
final class OpenSecrets {

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Secret> found = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> ahead = new ArrayDeque<>();

    private final boolean withRecordKeys;

    private OpenSecrets(boolean withRecordKeys) {
        this.withRecordKeys = withRecordKeys;
    }

    /** All secrets that can be reached and are open. */
    static Set<Secret> of(Object root) {
        return walk(new OpenSecrets(true), root);
    }

    /** The same without the keys that records are sealed and opened with. */
    static Set<Secret> besidesRecordKeys(Object root) {
        return walk(new OpenSecrets(false), root);
    }

    private static Set<Secret> walk(OpenSecrets walk, Object root) {
        walk.ahead.add(root);
        while (!walk.ahead.isEmpty()) {
            walk.visit(walk.ahead.remove());
        }
        return walk.found;
    }

    private void visit(Object object) {
        if (!seen.add(object)
                || object instanceof ClientConfig
                || object instanceof ServerConfig
                || object instanceof Crypto
                || (object instanceof Aead && !withRecordKeys)) {
            return;
        }
        if (object instanceof Secret secret) {
            if (!secret.isClosed()) {
                found.add(secret);
            }
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(this::see);
        } else if (object instanceof Map<?, ?> map) {
            map.values().forEach(this::see);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::see);
        } else if (object instanceof Object[] array) {
            for (Object element : array) {
                see(element);
            }
        } else if (object.getClass().getName().startsWith("dev.handfast.")) {
            visitFields(object);
        }
    }

    private void visitFields(Object object) {
        for (Field field : object.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                field.setAccessible(true);
                try {
                    see(field.get(object));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void see(@Nullable Object object) {
        if (object != null) {
            ahead.add(object);
        }
    }
}
