/** Where databases and services can be: the regions that the contract names. */
export const regions = [
  { id: "us-east-1", name: "US East (N. Virginia)" },
  { id: "us-west-1", name: "US West (N. California)" },
  { id: "eu-west-3", name: "Europe (Paris)" },
  { id: "eu-central-1", name: "Europe (Frankfurt)" },
  { id: "ap-northeast-1", name: "Asia Pacific (Tokyo)" },
  { id: "ap-southeast-1", name: "Asia Pacific (Singapore)" }
] as const

export const defaultRegion = "us-east-1"

export const regionName = (id: string): string => regions.find((region) => region.id === id)?.name ?? id
