/**
 * The key schedules: from shared secrets and transcripts to keys. Floor 4.
 *
 * <pre>
 *              0
 *              |
 *    PSK -&gt; HKDF-Extract = Early Secret         EarlySecrets
 *              |
 *    (EC)DHE -&gt; HKDF-Extract = Handshake Secret HandshakeSecrets
 *              |
 *    0 -&gt; HKDF-Extract = Master Secret          ApplicationSecrets
 * </pre>
 *
 * <p>Above is that of TLS 1.3 and DTLS 1.3; that of TLS 1.2 and DTLS 1.2 is {@link dev.handfast.keys.Keys12}.
 *
 * <p>RFC 8446, Section 7.1. A stage makes the next one and is zeroed by that, so no secret outlives its use; what a stage
 * derives for others ({@link dev.handfast.keys.TrafficSecret}, {@link dev.handfast.keys.Exporter}, …) belongs to the
 * caller, who closes it. Nothing here knows records, messages or states.
 *
 * <p>Read first: {@link dev.handfast.keys.EarlySecrets}, {@link dev.handfast.keys.TrafficSecret},
 * {@link dev.handfast.keys.Transcript}.
 */
@NullMarked
package dev.handfast.keys;

import org.jspecify.annotations.NullMarked;
