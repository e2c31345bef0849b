/// The studio: plugins that admins build in the browser, without code and for their own organization.
@NullMarked
package dev.portolan.ui.studio;

import org.jspecify.annotations.NullMarked;
