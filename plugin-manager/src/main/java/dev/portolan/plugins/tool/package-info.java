/// The tool of plugin authors, `./portolan plugin`: a program of its own that runs the service's code without the
/// service.
@NullMarked
package dev.portolan.plugins.tool;

import org.jspecify.annotations.NullMarked;
