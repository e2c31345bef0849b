/// The frame around every page: layout, navigation, theme, error pages, security headers.
@NullMarked
package dev.portolan.ui.shell;

import org.jspecify.annotations.NullMarked;
