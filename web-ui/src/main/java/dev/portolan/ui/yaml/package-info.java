/// Entities as YAML: read with the line of every field, and written as people write them.
@NullMarked
package dev.portolan.ui.yaml;

import org.jspecify.annotations.NullMarked;
