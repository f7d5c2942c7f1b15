package dev.assay.compute.nodelist;

import org.jspecify.annotations.Nullable;

/**
 * What a list says of a node by which it could be recognised under another name.
 *
 * @param device the accelerator's own id, as {@link DeviceId} accepts it
 * @param sshKey fingerprint of the SSH host key
 * @param payout the account that is paid for its work
 * @param funding the account from which that one, or its stake, was funded
 * @param software what it runs, as it tells: banner, versions, boot time
 */
public record NodeMarks(
    @Nullable String device,
    @Nullable String sshKey,
    @Nullable String payout,
    @Nullable String funding,
    @Nullable String software) {
  /** A list that says nothing of the kind. */
  public static final NodeMarks NONE = new NodeMarks(null, null, null, null, null);
}
