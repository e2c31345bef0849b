/// Cards and pages whose content a plugin gives.
@NullMarked
package dev.portolan.ui.views;

import org.jspecify.annotations.NullMarked;
