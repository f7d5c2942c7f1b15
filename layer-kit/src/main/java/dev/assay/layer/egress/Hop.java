package dev.assay.layer.egress;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * One request of an exchange that was answered: the redirects in their order, then the last one.
 *
 * @param uri what was asked
 * @param remote the judged address and the port that the connection was pinned to
 * @param status the answer's status code
 */
public record Hop(URI uri, InetSocketAddress remote, int status) {}
