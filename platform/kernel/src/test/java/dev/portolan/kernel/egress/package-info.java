@NullMarked
package dev.portolan.kernel.egress;

import org.jspecify.annotations.NullMarked;
