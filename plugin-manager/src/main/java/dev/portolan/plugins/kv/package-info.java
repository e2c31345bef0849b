/// What plugins remember from call to call.
@NullMarked
package dev.portolan.plugins.kv;

import org.jspecify.annotations.NullMarked;
