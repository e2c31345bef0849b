/// Keeps texts with entities that people hand over, and reads them.
@NullMarked
package dev.portolan.catalog.uploads;

import org.jspecify.annotations.NullMarked;
