/// Forms made from a JSON Schema.
@NullMarked
package dev.portolan.ui.forms;

import org.jspecify.annotations.NullMarked;
