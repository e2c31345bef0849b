/// The public landing page, the choice of an organization, and an organization's home.
@NullMarked
package dev.portolan.ui.home;

import org.jspecify.annotations.NullMarked;
