// Words by which a line tells what it is about, for the hints of signatures (signature.h): shared, since a failed
// connection means one thing beside an endpoint of Systems Manager and another beside a package repository.
#pragma once

namespace patchtriage::signatures {

// Where.
inline constexpr const char* kSsmEndpoint =
    R"(\b(?:ssm|ssmmessages|ec2messages)[a-z0-9.-]*\.(?:amazonaws\.com|api\.aws))";
inline constexpr const char* kAgent =
    R"(amazon-?ssm-?agent|amazon ssm agent|\bssm[- ]agent|ssm-(?:agent|document|session)-worker|ssm-setup-cli|)"
    R"([/\\]amazon[/\\]ssm(?:$|[\s:\x27]|[/\\](?:amazon-ssm|Vault|ipc|registration|)"
    R"(runtimeconfig|update)|[/\\]m?i-[0-9a-f]+[/\\](?:channels|document[/\\]state))|)"
    R"(\[instanceID=|coremanager|com\.amazon\.aws\.ssm|\[(?:MessageService|HealthCheck|)"
    R"(CredentialRefresher|MessagingDeliveryService|)"
    R"(MGSInteractor|MDSInteractor|EngineProcessor|LongRunningPlugin\w*|Registrar|EC2Identity)\])";
inline constexpr const char* kSystemsManager = R"(systems manager|\bssm\b)";
inline constexpr const char* kMetadataService = R"(169\.254\.169\.254|fd00:ec2::254|\bimds|instance[- ]metadata|)"
                                                R"(ec2[- ]?metadata|metadata service)";
inline constexpr const char* kMaintenanceWindow = R"(maintenance ?window|\bmw-[0-9a-f]{8,}|window ?execution)";
inline constexpr const char* kPayload =
    R"(patch-?baseline-?operations|patch[_ ]payload|\bpayload\b.*\bs3\b|[./]aws-ssm-[a-z]+-)";
inline constexpr const char* kPackageManager =
    R"(\b(?:yum|dnf5?|microdnf|tdnf|rpm|apt(?:-get|itude)?|dpkg|zypper|zypp|libzypp|libdnf5?|librepo|libsolv|)"
    R"(packagekitd?|snapd?|brew|homebrew|softwareupdate|softwareupdated|installd|unattended-upgrades?|needrestart|)"
    R"(update-initramfs|dracut|grubby|depmod|dkms|rpm-ostree|transactional-update|unattended-upgrade|pkcon)\b|)"
    R"(\.(?:rpm|deb)\b|/(?:yum|apt|zypp|dnf|dpkg|rpm)/|^\s*[EW]: |^\s*Err:|scriptlet|rpmdb|%(?:pre|post)\w*\(|)"
    R"(\.(?:x86_64|noarch|aarch64|amd64|arm64)\b|patch:SUSE|\blinux-(?:image|headers|modules)|)"
    R"(\bkernel-(?:core|default))";
// A line in which a package manager says itself what is wrong: neither one that only mentions it, nor the closing lines
// that say no more than that a step failed.
inline constexpr const char* kPackageManagerSpeaks =
    R"((?:^|[\s\]])(?:yum|dnf5?|microdnf|tdnf|rpm|apt|zypper|snap|brew|update-initramfs|dracut|dkms)[\w.-]*: |)"
    R"((?:^|[\s\]])dpkg[\w.-]*: (?:error: |[^ew])|^(?:.*[ \t])?E: (?:[^S]|S[^u])|lua script failed|)"
    R"(\.(?:x86_64|noarch|aarch64|amd64|arm64)\b)";
inline constexpr const char* kRepository =
    R"(\brepo(?:s|sitor(?:y|ies))?\b|repomd|repodata|\bmirrors?\b|mirrorlist|metalink|base ?url|InRelease|/dists/|)"
    R"(\bmetadata (?:for|file|of)\b|Packages\.(?:gz|xz)|Fehler bei.*Repos|d.{1,2}p.{1,2}t\b)";
inline constexpr const char* kWindowsUpdate =
    R"(\bKB ?\d{6,7}\b|windows ?update|\bwuau\w*|\bwua\b|\bWUAHandler\b|\bCBS\b|\bDISM\b|trustedinstaller|)"
    R"(Microsoft\.Update|\bIUpdate\w*|PSWindowsUpdate|usoclient|\bwusa\b|\.msu\b|cumulative update|servicing stack|)"
    R"(windows (?:server )?modules|\bwinsxs\b|CompDB|UpdateSession|UpdateSearcher|UpdateInstaller|)"
    R"(installation des (?:folgenden )?updates|mise .{1,2} jour|actualizaci.{1,2}n|aggiornamento|更新|업데이트|обновлени)";

// What went wrong.
inline constexpr const char* kNetworkTrouble =
    R"(time[d ]*-? ?out|unreachable|refused|\breset\b|no route|connect|\bnetwork\b|offline|\bsocket|\bEOF\b|)"
    R"(verbind|zeit.{1,3}berschreitung|connexion|\ba expir|d.{1,2}lai|conexi|connessione|接続|连接|连線|연결|соединени)";
inline constexpr const char* kNameTrouble =
    R"(\bresolv|resolution|name or service|\bDNS\b|getaddrinfo|NXDOMAIN|SERVFAIL|no such host|nslookup|)"
    R"(aufgel.{1,2}st|Namensaufl|r.{1,2}solu|resolver|risolvere|解決|解析)";
inline constexpr const char* kTlsTrouble = R"(\bTLS\b|\bSSL\b|certificat|zertifikat|x509|handshake|\bproxy|\b407\b)";

}  // namespace patchtriage::signatures
