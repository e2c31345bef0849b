/// Has plugins add documents to the search.
@NullMarked
package dev.portolan.plugins.collators;

import org.jspecify.annotations.NullMarked;
