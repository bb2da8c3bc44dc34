/**
 * What several commands take on their command line, and the parts of a configuration that come of it.
 *
 * <p>Options that the library cannot serve yet are not here; {@link dev.handfast.cli.option.Later} names them.
 */
@NullMarked
package dev.handfast.cli.option;

import org.jspecify.annotations.NullMarked;
