/** TLS and DTLS: a sans-IO protocol engine on JCA cryptography, and connections on top of it. */
module dev.handfast {
    requires static org.jspecify;
    requires static jdk.jfr;

    exports dev.handfast;
    exports dev.handfast.config;
    exports dev.handfast.crypto;
    exports dev.handfast.engine;
    exports dev.handfast.fault;
    exports dev.handfast.iana;
    exports dev.handfast.trust;

    uses java.security.Provider;
}
