/// The smallest service there can be: notes of a tenant, each change an event.
@NullMarked
package dev.portolan.kernelit;

import org.jspecify.annotations.NullMarked;
