/// Runs what an author says that a plugin does: a document in, recorded answers of the platform, the expected output.
@NullMarked
package dev.portolan.plugins.examples;

import org.jspecify.annotations.NullMarked;
