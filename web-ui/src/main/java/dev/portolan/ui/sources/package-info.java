/// Where the catalog's entities are read from.
@NullMarked
package dev.portolan.ui.sources;

import org.jspecify.annotations.NullMarked;
