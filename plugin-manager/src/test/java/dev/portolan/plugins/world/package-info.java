/// What tests of plugin-manager have around them: plugins to install, a foreign API, and a catalog that knows a few
/// entities.
@NullMarked
package dev.portolan.plugins.world;

import org.jspecify.annotations.NullMarked;
