package dev.assay.compute.attestation;

/**
 * What a vendor's root may certify, and where the published certificate stands in this version. One
 * that may certify cards may not sign reference values.
 */
enum RootPurpose {
  /**
   * Accelerators: "NVIDIA Device Identity CA", from github.com/NVIDIA/nvtrust,
   * verifier_device_root.pem; SHA-256 102BF659D5419614... .
   */
  DEVICE("nvidia-device-identity-ca.pem"),
  /**
   * Reference values of their firmware: "NVIDIA CoRIM signing Root CA", from
   * github.com/NVIDIA/nvtrust, verifier_RIM_root.pem; SHA-256 12977B5115ACB038... .
   */
  REFERENCE("nvidia-corim-signing-root-ca.pem"),
  /**
   * Machines with Intel TDX: "Intel SGX Root CA", from github.com/google/go-tdx-guest,
   * verify/trusted_root.pem; SHA-256 44A0196B2B99F889... .
   */
  TDX("intel-sgx-root-ca.pem"),
  /**
   * Machines with AMD SEV-SNP: the root keys of Milan, Genoa and Turin, from
   * github.com/google/go-sev-guest, verify/trust/ask_ark_*.pem.
   */
  SEV_SNP("amd-root-keys.pem");

  private final String file;

  RootPurpose(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }
}
