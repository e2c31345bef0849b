/// What plugins may ask of the platform, by name.
@NullMarked
package dev.portolan.plugins.hosts;

import org.jspecify.annotations.NullMarked;
