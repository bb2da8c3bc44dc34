/**
 * Cryptography from JCA providers, each operation from the one that does it best. Floor 4.
 *
 * <p>Which provider is asked first for what, and why, is the list in {@link dev.handfast.crypto.jca.Operation}. Providers
 * are found ({@link dev.handfast.crypto.jca.InstalledProviders}), never registered; the JDK's own are enough for all but
 * AES-CCM.
 *
 * <p>Whatever a provider throws when it is given a peer's bytes becomes one {@link dev.handfast.fault.Fault}; that includes
 * unchecked exceptions, which providers throw for points off the curve, small-order points and records shorter than a tag.
 * What a peer sends is checked here before a provider sees it, since providers differ in what they check.
 *
 * <p>Secrets: JCA copies keys. {@code Cipher} keeps a key schedule, {@code Mac} its last key, the collector moves arrays.
 * So zeroing is done where we own the array and is best effort everywhere else; short life is the real measure.
 *
 * <p>Read first: {@link dev.handfast.crypto.jca.JcaCrypto}, {@link dev.handfast.crypto.jca.Operation}.
 */
@NullMarked
package dev.handfast.crypto.jca;

import org.jspecify.annotations.NullMarked;
