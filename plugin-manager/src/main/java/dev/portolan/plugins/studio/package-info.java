/// Plugins that admins make in the portal, without code and for their own organization.
@NullMarked
package dev.portolan.plugins.studio;

import org.jspecify.annotations.NullMarked;
