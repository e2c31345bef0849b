/// What a leaving tenant takes along, and that nothing of it stays.
@NullMarked
package dev.portolan.catalog.leaving;

import org.jspecify.annotations.NullMarked;
