/// What one installation owns on disk: its folders, its ports and its secrets.
@NullMarked
package dev.portolan.local.home;

import org.jspecify.annotations.NullMarked;
