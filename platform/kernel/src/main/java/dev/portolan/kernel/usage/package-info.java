/// Metering: what tenants use, told on `portolan.usage`.
@NullMarked
package dev.portolan.kernel.usage;

import org.jspecify.annotations.NullMarked;
