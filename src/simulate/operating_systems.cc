#include "simulate/operating_systems.h"

#include "base/check.h"

namespace patchtriage::simulate {

const std::vector<OperatingSystem>& operating_systems() {
  using enum PackageManager;
  static const std::vector<OperatingSystem> all = {
      {"al2023", "AMAZON_LINUX_2023", "Linux", "Amazon Linux", "2023", "Linux/UNIX",
       "al2023-ami-2023.6.20260915.0-kernel-6.1-x86_64", "137112412989", dnf, 26},
      {"al2", "AMAZON_LINUX_2", "Linux", "Amazon Linux", "2", "Linux/UNIX",
       "amzn2-ami-kernel-5.10-hvm-2.0.20260302.0-x86_64-gp2", "137112412989", yum, 14},
      {"ubuntu22", "UBUNTU", "Linux", "Ubuntu", "22.04", "Linux/UNIX",
       "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20260801", "099720109477", apt, 14},
      {"ubuntu24", "UBUNTU", "Linux", "Ubuntu", "24.04", "Linux/UNIX",
       "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260810", "099720109477", apt, 6},
      {"rhel9", "REDHAT_ENTERPRISE_LINUX", "Linux", "Red Hat Enterprise Linux", "9.4", "Red Hat Enterprise Linux",
       "RHEL-9.4.0_HVM-20260605-x86_64-82-Hourly2-GP3", "309956199498", dnf, 8},
      {"sles15", "SUSE", "Linux", "SLES", "15.6", "SUSE Linux", "suse-sles-15-sp6-v20260620-hvm-ssd-x86_64",
       "013907871322", zypper, 5},
      {"debian12", "DEBIAN", "Linux", "Debian GNU/Linux", "12", "Linux/UNIX", "debian-12-amd64-20260711-2114",
       "136693071363", apt, 5},
      {"rocky9", "ROCKY_LINUX", "Linux", "Rocky Linux", "9.4", "Linux/UNIX", "Rocky-9-EC2-Base-9.4-20260509.0.x86_64",
       "792107900819", dnf, 4},
      {"windows2019", "WINDOWS", "Windows", "Microsoft Windows Server 2019 Datacenter", "10.0.17763", "Windows",
       "Windows_Server-2019-English-Full-Base-2026.08.13", "801119661308", windows, 8},
      {"windows2022", "WINDOWS", "Windows", "Microsoft Windows Server 2022 Datacenter", "10.0.20348", "Windows",
       "Windows_Server-2022-English-Full-Base-2026.08.13", "801119661308", windows, 10},
      // Patch Manager dropped these: only machines with that problem run them.
      {"al1", "AMAZON_LINUX", "Linux", "Amazon Linux AMI", "2018.03", "Linux/UNIX",
       "amzn-ami-hvm-2018.03.0.20231218.0-x86_64-gp2", "137112412989", yum, 0},
      {"debian10", "DEBIAN", "Linux", "Debian GNU/Linux", "10", "Linux/UNIX", "debian-10-amd64-20240703-1797",
       "136693071363", apt, 0},
      {"sles12", "SUSE", "Linux", "SLES", "12.5", "SUSE Linux", "suse-sles-12-sp5-v20240604-hvm-ssd-x86_64",
       "013907871322", zypper, 0},
      {"rhel7", "REDHAT_ENTERPRISE_LINUX", "Linux", "Red Hat Enterprise Linux Server", "7.9",
       "Red Hat Enterprise Linux", "RHEL-7.9_HVM-20240618-x86_64-0-Hourly2-GP2", "309956199498", yum, 0},
      // Past its end of support, its repositories moved away; Patch Manager itself still takes it.
      {"ubuntu2504", "UBUNTU", "Linux", "Ubuntu", "25.04", "Linux/UNIX",
       "ubuntu/images/hvm-ssd-gp3/ubuntu-plucky-25.04-amd64-server-20260115", "099720109477", apt, 0},
      {"debian11", "DEBIAN", "Linux", "Debian GNU/Linux", "11", "Linux/UNIX", "debian-11-amd64-20260630-2131",
       "136693071363", apt, 0},
      // An image from before Default Host Management, with the agent of its time.
      {"al2-2021", "AMAZON_LINUX_2", "Linux", "Amazon Linux", "2", "Linux/UNIX",
       "amzn2-ami-hvm-2.0.20210701.0-x86_64-gp2", "137112412989", yum, 0, "2021-07-02T18:20:11.000Z"},
      // There is no agent for it.
      {"freebsd", "", "Linux", "FreeBSD", "14.1", "Linux/UNIX", "FreeBSD 14.1-RELEASE-amd64 base UFS", "782442783595",
       apt, 0},
  };
  return all;
}

int os_index(std::string_view name) {
  const auto& all = operating_systems();
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (all[at].name == name) return static_cast<int>(at);
  }
  CHECK(false);
  return 0;
}

}  // namespace patchtriage::simulate
