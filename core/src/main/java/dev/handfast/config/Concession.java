package dev.handfast.config;

/** Something that TLS 1.2 is better off with, and that a policy may do without for the sake of an old peer. */
public enum Concession {

    /**
     * Peers may lack the extended master secret (RFC 7627). Connections without it are not resumed, export nothing and have
     * no tls-unique, because two of them can be made to share their keys.
     */
    WITHOUT_EXTENDED_MASTER_SECRET,

    /**
     * Peers may fail to say that they know secure renegotiation (RFC 5746). We never renegotiate; but such a peer may, with
     * somebody who sits in between, and take what we send for a part of that one's connection.
     */
    WITHOUT_RENEGOTIATION_INDICATION
}
