/// Lets authors hold a configuration schema against the dialect before they publish it.
@NullMarked
package dev.portolan.plugins.schemacheck;

import org.jspecify.annotations.NullMarked;
