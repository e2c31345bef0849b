/// Definitions of APIs as people can read them: the built-in plugin API Docs.
@NullMarked
package dev.portolan.ui.apidocs;

import org.jspecify.annotations.NullMarked;
