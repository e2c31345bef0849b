/// Has plugins look at entities as they come and change, and tells the catalog what they add.
@NullMarked
package dev.portolan.plugins.processors;

import org.jspecify.annotations.NullMarked;
