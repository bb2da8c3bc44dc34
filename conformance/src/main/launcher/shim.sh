#!/bin/sh
# The shim with a JVM for every test: for machines without a C compiler, and for debugging. Without a class path it can do
# nothing, and says so: the runner then lists its tests.
for last; do :; done
if [ "${last:-}" = -is-handshaker-supported ]; then
    echo No
    exit 0
fi
[ -n "${HANDFAST_BOGO_CLASSPATH:-}" ] || exit 89
exec "$HANDFAST_BOGO_JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$HANDFAST_BOGO_CLASSPATH" \
    dev.handfast.conformance.bogo.BogoShim "$@"
