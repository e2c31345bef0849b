/// Remembers every change of every entity: when, why, and what it was before.
@NullMarked
package dev.portolan.catalog.history;

import org.jspecify.annotations.NullMarked;
