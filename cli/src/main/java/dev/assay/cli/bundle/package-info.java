/** Works on bundles and verdicts as files: replays them and explains their findings. */
@NullMarked
package dev.assay.cli.bundle;

import org.jspecify.annotations.NullMarked;
