/// The closed dialect of JSON Schema in which plugins say what can be configured.
@NullMarked
package dev.portolan.plugins.schema;

import org.jspecify.annotations.NullMarked;
