/// What a service refuses to start with.
@NullMarked
package dev.portolan.kernel.guard;

import org.jspecify.annotations.NullMarked;
