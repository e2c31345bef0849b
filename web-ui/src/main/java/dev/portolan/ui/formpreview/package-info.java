/// A place where authors see the form that their schema makes.
@NullMarked
package dev.portolan.ui.formpreview;

import org.jspecify.annotations.NullMarked;
