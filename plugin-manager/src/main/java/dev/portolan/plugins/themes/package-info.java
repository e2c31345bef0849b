/// How the portal looks for an organization.
@NullMarked
package dev.portolan.plugins.themes;

import org.jspecify.annotations.NullMarked;
