/// What plugins can be asked to do, with its log as it happens.
@NullMarked
package dev.portolan.ui.actions;

import org.jspecify.annotations.NullMarked;
