/// What every log line says of the work it comes from.
@NullMarked
package dev.portolan.kernel.logs;

import org.jspecify.annotations.NullMarked;
