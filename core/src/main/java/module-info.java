/** TLS and DTLS: a sans-IO protocol engine on JCA cryptography, and connections on top of it. */
module dev.handfast {
    requires static org.jspecify;
    requires static jdk.jfr;

    uses java.security.Provider;
}
