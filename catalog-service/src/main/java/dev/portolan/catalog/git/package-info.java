/// Reads entities out of Git repositories, and out of nothing but them.
@NullMarked
package dev.portolan.catalog.git;

import org.jspecify.annotations.NullMarked;
