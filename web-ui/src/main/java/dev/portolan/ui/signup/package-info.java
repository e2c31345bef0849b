/// From the form to an open portal.
@NullMarked
package dev.portolan.ui.signup;

import org.jspecify.annotations.NullMarked;
