/// Finds anything in an organization by words.
@NullMarked
package dev.portolan.ui.search;

import org.jspecify.annotations.NullMarked;
