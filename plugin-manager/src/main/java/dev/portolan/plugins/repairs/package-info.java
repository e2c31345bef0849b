/// What is wrong with a tenant's plugins now, and how an admin mends it.
@NullMarked
package dev.portolan.plugins.repairs;

import org.jspecify.annotations.NullMarked;
