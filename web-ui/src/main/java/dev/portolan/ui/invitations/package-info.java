/// The page that the link of an invitation opens.
@NullMarked
package dev.portolan.ui.invitations;

import org.jspecify.annotations.NullMarked;
