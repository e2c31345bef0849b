/// Writes the compacted state topics again from the database, for when they were lost.
@NullMarked
package dev.portolan.plugins.republication;

import org.jspecify.annotations.NullMarked;
