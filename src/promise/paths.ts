// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
/**
 * The operations of the API by path and method, for `openapi-fetch`: what each takes and answers.
 *
 * @since 0.1.0
 * @category models
 */
export interface paths {
    "/v1/agent-approvals/{approvalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets the decision of a person about a request of an agent.
         * @description Poll until `status` is no longer `pending`. The answer has no `data` around it.
         */
        get: operations["getV1Agent-approvalsByApprovalId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the apps that the token can see. Deprecated: use `GET /v1/services`.
         * @deprecated
         */
        get: operations["getV1Apps"];
        put?: never;
        /**
         * Creates an app in a project. Deprecated: use `POST /v1/services`.
         * @deprecated
         * @description Its `appEndpointDomain` is a placeholder until the first promote. A 409 names the existing one.
         */
        post: operations["postV1Apps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{appId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets an app. Deprecated: use `GET /v1/services/{serviceId}`.
         * @deprecated
         */
        get: operations["getV1AppsByAppId"];
        put?: never;
        post?: never;
        /**
         * Deletes an app. Deprecated: use `DELETE /v1/services/{serviceId}`.
         * @deprecated
         */
        delete: operations["deleteV1AppsByAppId"];
        options?: never;
        head?: never;
        /**
         * Changes the name, the logical id or the branch of an app. Deprecated: use `PATCH /v1/services/{serviceId}`.
         * @deprecated
         */
        patch: operations["patchV1AppsByAppId"];
        trace?: never;
    };
    "/v1/apps/{appId}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a deployment the live one of its app. Deprecated: use `POST /v1/services/{serviceId}/promote`.
         * @deprecated
         * @description A 429 may be the compute limit of the plan, which retrying does not change.
         */
        post: operations["postV1AppsByAppIdPromote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{appId}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an earlier deployment the live one of its app again. Deprecated: use `POST /v1/services/{serviceId}/rollback`.
         * @deprecated
         * @description A 429 may be the compute limit of the plan, which retrying does not change.
         */
        post: operations["postV1AppsByAppIdRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{appId}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists all custom domains of an app. Deprecated: use `GET /v1/services/{serviceId}/domains`.
         * @deprecated
         * @description There is only one page.
         */
        get: operations["getV1AppsByAppIdDomains"];
        put?: never;
        /**
         * Adds a custom domain to an app. Deprecated: use `POST /v1/services/{serviceId}/domains`.
         * @deprecated
         * @description Answers 201 if the domain is new, and 200 if it already existed. A 429 may be the number of domains that a service can have, which retrying does not change.
         */
        post: operations["postV1AppsByAppIdDomains"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/apps/{appId}/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the deployments of an app. Deprecated: use `GET /v1/services/{serviceId}/deployments`.
         * @deprecated
         */
        get: operations["getV1AppsByAppIdDeployments"];
        put?: never;
        /**
         * Creates a deployment of an app. Deprecated: use `POST /v1/services/{serviceId}/deployments`.
         * @deprecated
         * @description Send the code to `uploadUrl`, then start it. The URL is presigned: anyone who has it can upload.
         */
        post: operations["postV1AppsByAppIdDeployments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the services that the token can see. */
        get: operations["getV1Services"];
        put?: never;
        /**
         * Creates a service in a project.
         * @description Its `appEndpointDomain` is a placeholder until the first promote. A 409 names the existing one.
         */
        post: operations["postV1Services"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{serviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a service. */
        get: operations["getV1ServicesByServiceId"];
        put?: never;
        post?: never;
        /** Deletes a service. */
        delete: operations["deleteV1ServicesByServiceId"];
        options?: never;
        head?: never;
        /** Changes the name, the logical id or the branch of a service. */
        patch: operations["patchV1ServicesByServiceId"];
        trace?: never;
    };
    "/v1/services/{serviceId}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a deployment the live one of its service.
         * @description A 429 may be the compute limit of the plan, which retrying does not change.
         */
        post: operations["postV1ServicesByServiceIdPromote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{serviceId}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an earlier deployment the live one of its service again.
         * @description A stopped deployment is started, and the answer waits until it runs. A 429 may be the compute limit of the plan, which retrying does not change.
         */
        post: operations["postV1ServicesByServiceIdRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{serviceId}/domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists all custom domains of a service.
         * @description There is only one page.
         */
        get: operations["getV1ServicesByServiceIdDomains"];
        put?: never;
        /**
         * Adds a custom domain to a service.
         * @description Answers 201 if the domain is new, and 200 if it already existed. A 429 may be the number of domains that a service can have, which retrying does not change.
         */
        post: operations["postV1ServicesByServiceIdDomains"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/services/{serviceId}/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the deployments of a service. */
        get: operations["getV1ServicesByServiceIdDeployments"];
        put?: never;
        /**
         * Creates a deployment of a service.
         * @description Send the code to `uploadUrl`, then start it. The URL is presigned: anyone who has it can upload. `skipCodeUpload` reuses the code of the promoted deployment instead.
         */
        post: operations["postV1ServicesByServiceIdDeployments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the branches of a project. */
        get: operations["getV1ProjectsByProjectIdBranches"];
        put?: never;
        /** Creates a branch in a project. */
        post: operations["postV1ProjectsByProjectIdBranches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{branchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a branch. */
        get: operations["getV1BranchesByBranchId"];
        put?: never;
        post?: never;
        /**
         * Deletes a branch.
         * @description Rejected for the default branch of a project, for its production branch, and while it has services, databases or buckets.
         */
        delete: operations["deleteV1BranchesByBranchId"];
        options?: never;
        head?: never;
        /**
         * Makes a branch the default one of its project.
         * @description Its role does not change: the first branch of a project is its production branch.
         */
        patch: operations["patchV1BranchesByBranchId"];
        trace?: never;
    };
    "/v1/buckets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the buckets that the token can see. */
        get: operations["getV1Buckets"];
        put?: never;
        /** Creates a bucket in a project. */
        post: operations["postV1Buckets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/buckets/{bucketId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a bucket. */
        get: operations["getV1BucketsByBucketId"];
        put?: never;
        post?: never;
        /** Deletes a bucket. */
        delete: operations["deleteV1BucketsByBucketId"];
        options?: never;
        head?: never;
        /** Changes the name, the logical id or the branch of a bucket. */
        patch: operations["patchV1BucketsByBucketId"];
        trace?: never;
    };
    "/v1/buckets/{bucketId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the access keys of a bucket, without their secrets. */
        get: operations["getV1BucketsByBucketIdKeys"];
        put?: never;
        /** Creates an access key for a bucket. Its `secretAccessKey` is shown only in this answer. */
        post: operations["postV1BucketsByBucketIdKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/buckets/{bucketId}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes an access key of a bucket. */
        delete: operations["deleteV1BucketsByBucketIdKeysByKeyId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/builds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the builds that the token can see. */
        get: operations["getV1Builds"];
        put?: never;
        /**
         * Reports a new build.
         * @description Safe to repeat only with a `runIdentity`: the same run is then the same build. Without one, every call creates another build.
         */
        post: operations["postV1Builds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/builds/{buildId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a build with the resources that it touched. */
        get: operations["getV1BuildsByBuildId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Reports the progress of a build.
         * @description `projectId`, `branchId`, `deployedUrl` and `applicationTopologyContentHash` can be set once. The state of a build that has ended no longer changes; the other fields do.
         */
        patch: operations["patchV1BuildsByBuildId"];
        trace?: never;
    };
    "/v1/builds/{buildId}/resources/{resourceType}/{resourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Records what a build did to a resource. */
        put: operations["putV1BuildsByBuildIdResourcesByResourceTypeByResourceId"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/builds/{buildId}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Streams the log of a build as NDJSON.
         * @description Ends in a `terminal` record. With `follow=true` the stream stays open until the build ends; `cursor` continues after a record.
         */
        get: operations["getV1BuildsByBuildIdLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domainId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a custom domain with the DNS records that it needs. */
        get: operations["getV1DomainsByDomainId"];
        put?: never;
        post?: never;
        /** Removes a custom domain. */
        delete: operations["deleteV1DomainsByDomainId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/domains/{domainId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Starts the verification of a custom domain again. */
        post: operations["postV1DomainsByDomainIdRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the connections that the token can see, without their secrets. */
        get: operations["getV1Connections"];
        put?: never;
        /** Creates a connection to a database. Its connection strings are shown only in this answer. */
        post: operations["postV1Connections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets a connection, without its secrets.
         * @description `url` is the link to the connection in this API; the connection strings were shown when it was created.
         */
        get: operations["getV1ConnectionsById"];
        put?: never;
        post?: never;
        /** Deletes a connection: its credentials stop working. */
        delete: operations["deleteV1ConnectionsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/connections/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replaces the credentials of a connection. The new connection strings are shown only in this answer. */
        post: operations["postV1ConnectionsByIdRotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/databases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the databases that the token can see. */
        get: operations["getV1Databases"];
        put?: never;
        /**
         * Creates a database in a project. Its connection strings are shown only in this answer.
         * @description It is `provisioning` at first, and even a `ready` database may refuse its first connections for a moment.
         */
        post: operations["postV1Databases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/databases/{databaseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a database. */
        get: operations["getV1DatabasesByDatabaseId"];
        put?: never;
        post?: never;
        /**
         * Deletes a database with its data.
         * @description Rejected for the default database of a project, which is deleted with the project.
         */
        delete: operations["deleteV1DatabasesByDatabaseId"];
        options?: never;
        head?: never;
        /** Changes the name, the logical id or the branch of a database. */
        patch: operations["patchV1DatabasesByDatabaseId"];
        trace?: never;
    };
    "/v1/databases/{databaseId}/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the connections of a database, without their secrets. */
        get: operations["getV1DatabasesByDatabaseIdConnections"];
        put?: never;
        /**
         * Creates a connection to this database. Its connection strings are shown only in this answer.
         * @description Answers 200, not 201.
         */
        post: operations["postV1DatabasesByDatabaseIdConnections"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/databases/{databaseId}/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the newest backups of a database.
         * @description There is no cursor: raise `limit` (25 by default, 100 at most) to see more.
         */
        get: operations["getV1DatabasesByDatabaseIdBackups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/databases/{targetDatabaseId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replaces the data of a database with a backup.
         * @description The previous data is lost.
         */
        post: operations["postV1DatabasesByTargetDatabaseIdRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/databases/{databaseId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets how many operations and how much storage a database used.
         * @description The answer has no `data` around it. A 503 says in `Retry-After` when to ask again.
         */
        get: operations["getV1DatabasesByDatabaseIdUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{deploymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a deployment. */
        get: operations["getV1DeploymentsByDeploymentId"];
        put?: never;
        post?: never;
        /** Deletes a deployment. */
        delete: operations["deleteV1DeploymentsByDeploymentId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{deploymentId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts a deployment.
         * @description A 429 may be the compute limit of the plan, which retrying does not change.
         */
        post: operations["postV1DeploymentsByDeploymentIdStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{deploymentId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a deployment. */
        post: operations["postV1DeploymentsByDeploymentIdStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deployments/{deploymentId}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reads a page of the log of a deployment as NDJSON.
         * @description The page ends in a `terminal` record that has the cursor of the next one. With `Upgrade: websocket` the answer is 101 and the same records arrive live, for ten minutes at most.
         */
        get: operations["getV1DeploymentsByDeploymentIdLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the projects that the token can see. */
        get: operations["getV1Projects"];
        put?: never;
        /**
         * Creates a project, with a database unless `createDatabase` is false. Connection strings are shown only in this answer.
         * @description A repeated call makes a second project and a second database; a `logicalId` turns that into a 409.
         */
        post: operations["postV1Projects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a project. */
        get: operations["getV1ProjectsById"];
        put?: never;
        post?: never;
        /**
         * Deletes a project.
         * @description Rejected while it has services. Its databases are deleted too.
         */
        delete: operations["deleteV1ProjectsById"];
        options?: never;
        head?: never;
        /** Renames a project or changes its settings. */
        patch: operations["patchV1ProjectsById"];
        trace?: never;
    };
    "/v1/projects/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transfers a project to the workspace of another person's access token.
         * @description For partners: the recipient logs in without `offline_access`, and that access token goes here.
         */
        post: operations["postV1ProjectsByIdTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/lease": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes the lease that the state of a stage is read and written under.
         * @description It lasts `ttlSeconds`: 60 by default, from 30 to 300. A 409 means that another holder has it. The lease id is a capability: keep it secret.
         */
        post: operations["postV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease"];
        /** Releases a lease. */
        delete: operations["deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease"];
        options?: never;
        head?: never;
        /**
         * Renews a lease.
         * @description It lasts `ttlSeconds` from now: 60 by default, from 30 to 300. A 404 means that it was lost.
         */
        patch: operations["patchV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease"];
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets the version of the state protocol.
         * @description Needs no token. The answer has no `data` around it, as with all of the Alchemy state.
         */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the names of the stacks that have state on a branch. */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the names of the stages of a stack. */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the fully qualified names of the resources of a stage. */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/resources/{fqn}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets the state of a resource.
         * @description `null` if there is none.
         */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn"];
        /** Writes the state of a resource, and returns it. */
        put: operations["putV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn"];
        post?: never;
        /** Deletes the state of a resource. */
        delete: operations["deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/replaced-resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the state of the resources that were replaced. */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageReplaced-resources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}/stages/{stage}/output": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets the output of a stage.
         * @description `null` if there is none.
         */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageOutput"];
        /** Writes the output of a stage, and returns it. */
        put: operations["putV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageOutput"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/alchemy-state/state/stacks/{stack}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes the state of a stack, or only that of one stage of it. */
        delete: operations["deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/branches/{branchId}/application-topology": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets the modules, services and resources of a branch and how they are connected. */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdApplication-topology"];
        /** Replaces the whole topology of a branch. */
        put: operations["putV1ProjectsByProjectIdBranchesByBranchIdApplication-topology"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/databases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the databases of a project. */
        get: operations["getV1ProjectsByProjectIdDatabases"];
        put?: never;
        /**
         * Creates a database in this project. Its connection strings are shown only in this answer.
         * @description It is `provisioning` at first, and even a `ready` database may refuse its first connections for a moment.
         */
        post: operations["postV1ProjectsByProjectIdDatabases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/environment-variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the environment variables that the token can see, without their values. */
        get: operations["getV1Environment-variables"];
        put?: never;
        /** Creates an environment variable. Its value is never shown again. */
        post: operations["postV1Environment-variables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/environment-variables/{envVarId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets an environment variable, without its value. */
        get: operations["getV1Environment-variablesByEnvVarId"];
        put?: never;
        post?: never;
        /** Deletes an environment variable. */
        delete: operations["deleteV1Environment-variablesByEnvVarId"];
        options?: never;
        head?: never;
        /** Gives an environment variable a new value. It is never shown again. */
        patch: operations["patchV1Environment-variablesByEnvVarId"];
        trace?: never;
    };
    "/v1/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the applications that have access to a workspace. */
        get: operations["getV1Integrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/integrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets an integration. */
        get: operations["getV1IntegrationsById"];
        put?: never;
        post?: never;
        /** Revokes an application's access to its workspace. */
        delete: operations["deleteV1IntegrationsById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets the owner of the token: a user, a workspace, a credential. */
        get: operations["getV1Me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/integrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the applications that have access to this workspace. */
        get: operations["getV1WorkspacesByWorkspaceIdIntegrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/integrations/{clientId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes an application's access to this workspace. */
        delete: operations["deleteV1WorkspacesByWorkspaceIdIntegrationsByClientId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/service-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the service tokens of a workspace, without their values. */
        get: operations["getV1WorkspacesByWorkspaceIdService-tokens"];
        put?: never;
        /** Creates a service token. Its `value` is shown only in this answer. */
        post: operations["postV1WorkspacesByWorkspaceIdService-tokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/service-tokens/{serviceTokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a service token. */
        delete: operations["deleteV1WorkspacesByWorkspaceIdService-tokensByServiceTokenId"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/github-actions/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchanges the OIDC token of a GitHub workflow run for a short-lived service token.
         * @description Needs no access token; the OIDC token must have the audience `prisma-cloud`. It lasts `expiresInSeconds`: 1800 by default, from 60 to 3600. Every rejection is the same 401.
         */
        post: operations["postV1AuthGithub-actionsToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the regions of every product. */
        get: operations["getV1Regions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/postgres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the regions that can have databases. */
        get: operations["getV1RegionsPostgres"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions/accelerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the regions of Accelerate. */
        get: operations["getV1RegionsAccelerate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scm-installations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the GitHub App installations of a workspace. */
        get: operations["getV1Scm-installations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scm-installations/install-intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gets the URL where a person installs the GitHub App for a workspace. */
        post: operations["postV1Scm-installationsInstall-intents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/scm-installations/{installationId}/repositories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the repositories that a GitHub App installation can see. */
        get: operations["getV1Scm-installationsByInstallationIdRepositories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/source-repositories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the repositories that are connected to a project. */
        get: operations["getV1Source-repositories"];
        put?: never;
        /** Connects a repository to a project. */
        post: operations["postV1Source-repositories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/source-repositories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a connected repository. */
        get: operations["getV1Source-repositoriesById"];
        put?: never;
        post?: never;
        /** Disconnects a repository from its project. */
        delete: operations["deleteV1Source-repositoriesById"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the workspaces that the token can see. */
        get: operations["getV1Workspaces"];
        put?: never;
        /** Creates a workspace. A repeated call makes a second one. */
        post: operations["postV1Workspaces"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets a workspace. */
        get: operations["getV1WorkspacesById"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gets the plan of a workspace, and whether its usage is blocked. */
        get: operations["getV1WorkspacesByIdSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{workspaceId}/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Creates a project in this workspace, with a database unless `createDatabase` is false. Connection strings are shown only in this answer.
         * @description A repeated call makes a second project and a second database; a `logicalId` turns that into a 409.
         */
        post: operations["postV1WorkspacesByWorkspaceIdProjects"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
/**
 * The webhooks of the contract, of which it has none.
 *
 * @since 0.1.0
 * @category models
 */
export type webhooks = Record<string, never>;
/**
 * The shapes of the contract by name: `components["schemas"]["Project"]`.
 *
 * @since 0.1.0
 * @category models
 */
export interface components {
    schemas: {
        WorkspaceId: string;
        ProjectId: string;
        DatabaseId: string;
        ConnectionId: string;
        BranchId: string;
        NullableBranchId: string | null;
        /** A branch id, or `unassigned` for resources without a branch. */
        BranchFilter: "unassigned" | components["schemas"]["BranchId"];
        ServiceId: string;
        DeploymentId: string;
        DomainId: string;
        BuildId: string;
        BucketId: string;
        BucketKeyId: string;
        EnvironmentVariableId: string;
        /** The id of an integration or of a service token. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
        IntegrationId: string;
        ScmInstallationId: string;
        SourceRepositoryId: string;
        /** A secret: anyone who has it holds the lease. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
        LeaseId: string;
        ErrorBody: {
            /** Why the request failed. */
            error: {
                /** The machine-readable reason, such as `resource-not-found`, `validation-error` or `planLimitReached`. */
                code: string;
                /** The reason as text. Its wording may change: compare `code` instead. */
                message: string;
                /** What to do about it, if the API knows. */
                hint?: string;
            };
        };
        /** Whether there is another page, and its cursor. */
        Pagination: {
            /** Pass it as `cursor` to read the next page. Null on the last page. */
            nextCursor: string | null;
            /** Whether there is another page. */
            hasMore: boolean;
        };
        /** A reference to another resource: its id, its name and its link. */
        ResourceReference: {
            /** The id of the resource, with its prefix. */
            id: string;
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the resource. */
            name: string;
        };
        /** A reference to another resource: its id and its name. */
        NamedReference: {
            /** The id to pass to the API. */
            id: string;
            /** The display name. */
            name: string;
        };
        NullableNamedReference: {
            /** The id to pass to the API. */
            id: string;
            /** The display name. */
            name: string;
        } | null;
        /**
         * A boolean as text, in a query string.
         * @enum {string}
         */
        BooleanText: "true" | "false";
        /**
         * The kind of branch: production or preview.
         * @enum {string}
         */
        EnvironmentClass: "production" | "preview";
        /** @enum {string} */
        Product: "postgres" | "accelerate";
        /** An identifier that the caller chooses. Matches `^[a-z0-9][-_a-z0-9]*$`. */
        LogicalId: string;
        Workspace: {
            /** The id of the workspace, with its prefix `wksp_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "workspace";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the workspace. */
            name: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
        };
        WorkspacePage: {
            /** The workspaces of this page. */
            data: components["schemas"]["Workspace"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        WorkspaceResponse: {
            /** The workspace. */
            data: components["schemas"]["Workspace"];
        };
        CreateWorkspaceInput: {
            /** The display name of the workspace. Omitted: the API chooses one. */
            displayName?: string;
        };
        Subscription: {
            /** The display name of the plan. */
            planName: string;
            /** Whether databases are blocked because a limit of the plan is reached. */
            usageBlocked: boolean;
            /**
             * The page where a person changes the plan, for a browser. An absolute URL.
             * Format: uri
             */
            upgradeUrl: string;
        };
        Project: {
            /** The id of the project, with its prefix `proj_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "project";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the project. It does not have to be unique. */
            name: string;
            /** The identifier that its creator chose, unique in the workspace. Null if there is none. */
            logicalId: string | null;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** The id of the region of new services by default. Null if there is none. */
            defaultRegion: string | null;
            /** The workspace that the project belongs to. */
            workspace: components["schemas"]["ResourceReference"];
        };
        ProjectPage: {
            /** The projects of this page. */
            data: components["schemas"]["Project"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        ProjectResponse: {
            /** The project. */
            data: components["schemas"]["Project"];
        };
        /** A new project with its database. */
        CreatedProject: {
            /** The id of the project, with its prefix `proj_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "project";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the project. It does not have to be unique. */
            name: string;
            /** The identifier that its creator chose, unique in the workspace. Null if there is none. */
            logicalId: string | null;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** The id of the region of new services by default. Null if there is none. */
            defaultRegion: string | null;
            /** The workspace that the project belongs to. */
            workspace: components["schemas"]["ResourceReference"];
            /** The database that was created with the project. Null when `createDatabase` was false. */
            database: components["schemas"]["InitialDatabase"];
        };
        CreatedProjectResponse: {
            /** The new project. The connection strings of its database are shown only in this answer. */
            data: components["schemas"]["CreatedProject"];
        };
        CreateProjectInput: {
            /**
             * Whether to create a database too, which becomes the default one.
             * @default true
             */
            createDatabase?: boolean;
            /** The display name of the project. Omitted: the API chooses one. Not empty. */
            name?: string;
            /** The region of the database, and the project's default one. Omitted: the API chooses. */
            region?: components["schemas"]["RegionId"];
            /** An identifier of your choice to find the project by. If it is taken in the workspace, the answer is 409. Matches `^[a-z0-9][-_a-z0-9]*$`. */
            logicalId?: components["schemas"]["LogicalId"];
            /** The id of the workspace to create it in, with or without its prefix `wksp_`. Omitted: the token's workspace. */
            workspaceId?: string;
        };
        CreateProjectInWorkspaceInput: {
            /**
             * Whether to create a database too, which becomes the default one.
             * @default true
             */
            createDatabase?: boolean;
            /** The display name of the project. Omitted: the API chooses one. Not empty. */
            name?: string;
            /** The region of the database, and the project's default one. Omitted: the API chooses. */
            region?: components["schemas"]["RegionId"];
            /** An identifier of your choice to find the project by. If it is taken in the workspace, the answer is 409. Matches `^[a-z0-9][-_a-z0-9]*$`. */
            logicalId?: components["schemas"]["LogicalId"];
        };
        UpdateProjectInput: {
            /** The new display name. Omitted: unchanged. 1 to 256 characters. */
            name?: string;
            /** Settings of the project by name, with any JSON values. Omitted: unchanged. */
            settings?: {
                [key: string]: unknown;
            };
        };
        TransferProjectInput: {
            /** An access token of the workspace that receives the project. A secret: it is never logged or shown. */
            recipientAccessToken: string;
        };
        Database: {
            /** The id of the database, with its prefix `db_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "database";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the database. */
            name: string;
            /** Only a `ready` database takes connections. `failure` is final. */
            status: components["schemas"]["DatabaseStatus"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it is the default database of its project, which can be deleted only with the project. */
            isDefault: boolean;
            /** The id of the connection that was created with it. Null if there is none. */
            defaultConnectionId: string | null;
            /** Its connections, without their secrets. */
            connections: components["schemas"]["Connection"][];
            /** The project that the database is in. */
            project: components["schemas"]["ResourceReference"];
            /** The region that it runs in. */
            region: components["schemas"]["NullableNamedReference"];
            /** What it was created from: a backup, another database, or nothing. */
            source: components["schemas"]["DatabaseSource"];
            /** The id of the branch that the database is on. */
            branchId: string | null;
            /** The identifier that its creator chose, unique on its branch. Null if there is none. */
            logicalId: string | null;
        };
        DatabasePage: {
            /** The databases of this page. */
            data: components["schemas"]["Database"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        DatabaseResponse: {
            /** The database. */
            data: components["schemas"]["Database"];
        };
        /** A new database. The connection strings of its connections are shown only here. */
        CreatedDatabase: {
            /** The id of the database, with its prefix `db_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "database";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the database. */
            name: string;
            /** Only a `ready` database takes connections. `failure` is final. */
            status: components["schemas"]["DatabaseStatus"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it is the default database of its project, which can be deleted only with the project. */
            isDefault: boolean;
            /** The id of the connection that was created with it. Null if there is none. */
            defaultConnectionId: string | null;
            /** Its connections. Their connection strings are shown only in this answer. */
            connections: components["schemas"]["InitialConnection"][];
            /** The project that the database is in. */
            project: components["schemas"]["ResourceReference"];
            /** The region that it runs in. */
            region: components["schemas"]["NullableNamedReference"];
            /** What it was created from: a backup, another database, or nothing. */
            source: components["schemas"]["DatabaseSource"];
            /** The id of the branch that the database is on. */
            branchId: string | null;
            /** The identifier that its creator chose, unique on its branch. Null if there is none. */
            logicalId: string | null;
        };
        /** A new database with its connections and the deprecated `apiKeys`. */
        CreatedDatabaseWithApiKeys: {
            /** The id of the database, with its prefix `db_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "database";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the database. */
            name: string;
            /** Only a `ready` database takes connections. `failure` is final. */
            status: components["schemas"]["InitialDatabaseStatus"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it is the default database of its project, which can be deleted only with the project. */
            isDefault: boolean;
            /** The id of the connection that was created with it. Null if there is none. */
            defaultConnectionId: string | null;
            /** Its connections. Their connection strings are shown only in this answer. */
            connections: components["schemas"]["InitialConnection"][];
            /** The project that the database is in. */
            project: components["schemas"]["ResourceReference"];
            /** The region that it runs in. */
            region: components["schemas"]["NamedReference"];
            /** What it was created from: a backup, another database, or nothing. */
            source: components["schemas"]["DatabaseSource"];
            /** The id of the branch that the database is on. */
            branchId: string | null;
            /** The identifier that its creator chose, unique on its branch. Null if there is none. */
            logicalId: string | null;
            /**
             * Replaced by `connections`.
             * @deprecated
             */
            apiKeys: components["schemas"]["ApiKey"][];
            /**
             * Replaced by `connectionString` of an endpoint in `connections`. A secret, shown only in this answer.
             * @deprecated
             */
            connectionString: string | null;
            /** Replaced by `endpoints.direct` of a connection in `connections`. */
            directConnection: components["schemas"]["DirectConnection"];
        };
        /** The database that was created with a project. Null if there is none. */
        InitialDatabase: {
            /** The id of the database, with its prefix `db_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "database";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the database. */
            name: string;
            /** Only a `ready` database takes connections. `failure` is final. */
            status: components["schemas"]["InitialDatabaseStatus"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it is the default database of its project, which can be deleted only with the project. */
            isDefault: boolean;
            /** The id of the connection that was created with it. Null if there is none. */
            defaultConnectionId: string | null;
            /** Its connections. Their connection strings are shown only in this answer. */
            connections: components["schemas"]["InitialConnection"][];
            /** The region that it runs in. */
            region: components["schemas"]["NamedReference"];
            /** What it was created from: a backup, another database, or nothing. */
            source: components["schemas"]["DatabaseSource"];
            /** The id of the branch that the database is on. */
            branchId: string | null;
            /** The identifier that its creator chose, unique on its branch. Null if there is none. */
            logicalId: string | null;
            /**
             * Replaced by `connections`.
             * @deprecated
             */
            apiKeys: components["schemas"]["ApiKey"][];
            /**
             * Replaced by `connectionString` of an endpoint in `connections`. A secret, shown only in this answer.
             * @deprecated
             */
            connectionString: string | null;
            /** Replaced by `endpoints.direct` of a connection in `connections`. */
            directConnection: components["schemas"]["DirectConnection"];
        } | null;
        RestoredDatabase: {
            /** The id of the database, with its prefix `db_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "database";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the database. */
            name: string;
            /** Only a `ready` database takes connections. `failure` is final. */
            status: components["schemas"]["DatabaseStatus"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it is the default database of its project, which can be deleted only with the project. */
            isDefault: boolean;
            /** The id of the connection that was created with it. Null if there is none. */
            defaultConnectionId: string | null;
            /** Its connections, without their secrets. */
            connections: components["schemas"]["Connection"][];
            /** The project that the database is in. */
            project: components["schemas"]["ResourceReference"];
            /** The region that it runs in. */
            region: components["schemas"]["NullableNamedReference"];
            /** What it was created from: a backup, another database, or nothing. */
            source: components["schemas"]["BackupSource"];
            /** The id of the branch that the database is on. */
            branchId: string | null;
            /** The identifier that its creator chose, unique on its branch. Null if there is none. */
            logicalId: string | null;
        };
        /** @enum {string} */
        DatabaseStatus: "failure" | "provisioning" | "ready" | "recovering";
        /** @enum {string} */
        InitialDatabaseStatus: "provisioning" | "ready";
        CreateDatabaseInput: {
            /** The id of the project to create it in, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId: components["schemas"]["ProjectId"];
            /** The region to run in. `inherit` takes the region of the source; without a source, that of the project or of its default database. */
            region?: components["schemas"]["DatabaseRegionId"];
            /** The display name of the database. Omitted: the API chooses one. Not empty. */
            name?: string;
            /**
             * Whether it becomes the default database of its project.
             * @default false
             */
            isDefault?: boolean;
            /** What to fill it with: a backup or another database. Omitted: it is empty. */
            source?: components["schemas"]["DatabaseSourceInput"];
            /** The id of the branch to create it on. Null is rejected. Cannot be combined with `branchGitName`. Default: the project's default branch. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["NullableBranchId"];
            /** The git name of the branch to create it on, which is created if it does not exist. Null is rejected. Cannot be combined with `branchId` and `logicalId`. Not empty. */
            branchGitName?: string | null;
            /** An identifier of your choice to find the database by. If it is taken on the branch, the answer is 409. Cannot be combined with `branchGitName`: use `branchId`. */
            logicalId?: string;
        };
        CreateDatabaseInProjectInput: {
            /** The region to run in. `inherit` takes the region of the source; without a source, that of the project or of its default database. */
            region?: components["schemas"]["DatabaseRegionId"];
            /** The display name of the database. Omitted: the API chooses one. Not empty. */
            name?: string;
            /**
             * Whether it becomes the default database of its project.
             * @default false
             */
            isDefault?: boolean;
            /**
             * Replaced by `source`.
             * @deprecated
             */
            fromDatabase?: {
                /** The id of the database to copy, with or without its prefix `db_`. Pass it in `source` as `databaseId`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["DatabaseId"];
                /** The id of a backup of that database. Omitted: the database as it is now. Pass it in `source` as `backupId`. */
                backupId?: string;
            };
            /** What to fill it with: a backup or another database. Omitted: it is empty. */
            source?: components["schemas"]["DatabaseSourceInput"];
        };
        UpdateDatabaseInput: {
            /** The new display name. Omitted: unchanged. Not empty. */
            name?: string;
            /** The id of the branch to move it to. Null is rejected. Cannot be combined with `branchGitName` and `logicalId`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["NullableBranchId"];
            /** The git name of the branch to move it to, which is created if it does not exist. Null is rejected. Cannot be combined with `branchId` and `logicalId`. Not empty. */
            branchGitName?: string | null;
            /** The new logical id, unique on its branch. Cannot be combined with `branchId` and `branchGitName`: move the database first. */
            logicalId?: string;
        };
        RestoreDatabaseInput: {
            /** The backup that replaces all data of the database. */
            source: components["schemas"]["BackupSourceInput"];
        };
        /** What a database was created from. */
        DatabaseSource: components["schemas"]["EmptySource"] | components["schemas"]["BackupSource"] | components["schemas"]["ExistingDatabaseSource"] | null;
        EmptySource: {
            /**
             * `empty`: the database was created without data.
             * @constant
             */
            type: "empty";
        };
        BackupSource: {
            /**
             * `backup`: the database was created from a backup.
             * @constant
             */
            type: "backup";
            /** The id of the database that the backup is of. */
            databaseId: string;
            /** The id of the backup. */
            backupId: string;
        };
        ExistingDatabaseSource: {
            /**
             * `database`: the database is a copy of another one.
             * @constant
             */
            type: "database";
            /** The id of the database that was copied. */
            databaseId: string;
        };
        DatabaseSourceInput: components["schemas"]["EmptySource"] | components["schemas"]["BackupSourceInput"] | components["schemas"]["ExistingDatabaseSourceInput"];
        BackupSourceInput: {
            /**
             * `backup`: take the data of a backup.
             * @constant
             */
            type: "backup";
            /** The id of the database that the backup is of, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            databaseId: components["schemas"]["DatabaseId"];
            /** The id of the backup, as `GET /v1/databases/{databaseId}/backups` shows it. */
            backupId: string;
        };
        ExistingDatabaseSourceInput: {
            /**
             * `database`: take the data of another database.
             * @constant
             */
            type: "database";
            /** The id of the database to copy, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            databaseId: components["schemas"]["DatabaseId"];
        };
        /**
         * @default us-east-1
         * @enum {string}
         */
        DatabaseRegionId: "us-east-1" | "us-west-1" | "eu-west-3" | "eu-central-1" | "ap-northeast-1" | "ap-southeast-1" | "inherit";
        Backup: {
            /** The id of the backup. Pass it as `backupId`. */
            id: string;
            /**
             * `full` holds all data, `incremental` what changed since the previous backup, `differential` what changed since the last full one.
             * @enum {string}
             */
            backupType: "full" | "incremental" | "differential";
            /**
             * When the backup was made.
             * Format: date-time
             */
            createdAt: string;
            /** The size in bytes. Absent while it is not known. */
            size?: number;
            /**
             * Only a `completed` backup can be restored.
             * @enum {string}
             */
            status: "running" | "completed" | "failed" | "unknown";
            /**
             * The kind of resource.
             * @constant
             */
            type?: "backup";
        };
        /** The newest backups. There is no cursor. */
        BackupPage: {
            /** The newest backups. There is no cursor: a larger `limit` shows more. */
            data: components["schemas"]["Backup"][];
            /** The settings for all backups of this database. */
            meta: {
                /** How long backups are kept, in days. */
                backupRetentionDays: number;
            };
            /** Whether there are more than `limit` backups. */
            pagination: {
                /** Whether there are more backups than this answer shows. */
                hasMore: boolean;
                /** How many backups this answer shows at most. Null without a limit. */
                limit: number | null;
            };
        };
        DatabaseUsage: {
            /** The period of the figures. */
            period: {
                /**
                 * The start of the period.
                 * Format: date-time
                 */
                start: string;
                /**
                 * The end of the period.
                 * Format: date-time
                 */
                end: string;
            };
            /** The usage in the period. */
            metrics: {
                /** The operations that the database ran. */
                operations: {
                    /** How many operations ran. */
                    used: number;
                    /**
                     * What `used` counts: operations.
                     * @constant
                     */
                    unit: "ops";
                };
                /** The storage that the data takes. */
                storage: {
                    /** How much storage is used, in GiB (1,073,741,824 bytes). */
                    used: number;
                    /**
                     * What `used` counts: GiB.
                     * @constant
                     */
                    unit: "GiB";
                };
            };
            /**
             * When the figures were computed. They may be delayed.
             * Format: date-time
             */
            generatedAt: string;
        };
        /** A connection to a database, without its secrets. */
        Connection: {
            /** The id of the connection, with its prefix `con_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "connection";
            /**
             * The link to the connection in the API. It is not a database URL: those are in `endpoints`. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the connection. */
            name: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it connects to Prisma Postgres or to a database behind Accelerate. */
            kind: components["schemas"]["Product"];
            /** The endpoints, by kind. Their connection strings were shown when it was created. */
            endpoints: components["schemas"]["Endpoints"];
            /** Replaced by `endpoints.direct`. */
            directConnection?: components["schemas"]["DirectConnection"];
            /** The database of the connection. */
            database: components["schemas"]["ResourceReference"];
        };
        ConnectionPage: {
            /** The connections of this page, without their secrets. */
            data: components["schemas"]["Connection"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        /** A new or rotated connection. Its connection strings are shown only here. */
        CreatedConnection: {
            /** The id of the connection, with its prefix `con_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "connection";
            /**
             * The link to the connection in the API. It is not a database URL: those are in `endpoints`. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the connection. */
            name: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it connects to Prisma Postgres or to a database behind Accelerate. */
            kind: components["schemas"]["Product"];
            /** The endpoints, by kind, with their connection strings. Store them: they are not shown again. */
            endpoints: components["schemas"]["CreatedEndpoints"];
            /**
             * Replaced by `connectionString` of `endpoints.direct` or `endpoints.pooled`. A secret, shown only in this answer.
             * @deprecated
             */
            connectionString: string;
            /** Replaced by `endpoints.direct`. */
            directConnection?: components["schemas"]["DirectConnection"];
            /** The database of the connection. */
            database: components["schemas"]["ResourceReference"];
            /**
             * Replaced by `endpoints.direct.host`.
             * @deprecated
             */
            host: string | null;
            /**
             * Replaced by `endpoints.direct.connectionString`, which contains it. A secret, shown only in this answer.
             * @deprecated
             */
            pass: string | null;
            /**
             * Replaced by `endpoints.direct.connectionString`, which contains it.
             * @deprecated
             */
            user: string | null;
        };
        CreatedConnectionResponse: {
            /** The connection. Its connection strings are shown only in this answer. */
            data: components["schemas"]["CreatedConnection"];
        };
        /** A connection that was created with its database. */
        InitialConnection: {
            /** The id of the connection, with its prefix `con_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "connection";
            /**
             * The link to the connection in the API. It is not a database URL: those are in `endpoints`. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the connection. */
            name: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it connects to Prisma Postgres or to a database behind Accelerate. */
            kind: components["schemas"]["Product"];
            /** The endpoints, by kind, with their connection strings. Store them: they are not shown again. */
            endpoints: components["schemas"]["InitialEndpoints"];
            /** Replaced by `endpoints.direct`. */
            directConnection?: components["schemas"]["DirectConnection"];
            /** The database of the connection. */
            database: components["schemas"]["ResourceReference"];
        };
        /** The deprecated form of a connection. */
        ApiKey: {
            /** The id of the connection, with its prefix `con_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "connection";
            /**
             * The link to the connection in the API. It is not a database URL: those are in `endpoints`. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the connection. */
            name: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** Whether it connects to Prisma Postgres or to a database behind Accelerate. */
            kind: components["schemas"]["Product"];
            /** The endpoints, by kind. Their connection strings were shown when it was created. */
            endpoints: components["schemas"]["Endpoints"];
            /**
             * Replaced by `connections` of the database, with `endpoints`. A secret, shown only in this answer.
             * @deprecated
             */
            connectionString: string;
            /** Replaced by `endpoints.direct`. */
            directConnection?: components["schemas"]["DirectConnection"];
        };
        Endpoint: {
            /** The host name to connect to. */
            host: string;
            /** The TCP port to connect to. */
            port: number;
        };
        Endpoints: {
            /** Directly to the database: for migrations and long sessions. Absent if unavailable. */
            direct?: components["schemas"]["Endpoint"];
            /** Through a connection pool: for many short-lived clients, such as functions. Absent if unavailable. */
            pooled?: components["schemas"]["Endpoint"];
            /** Through Prisma Accelerate, over HTTP. Absent if unavailable. */
            accelerate?: components["schemas"]["Endpoint"];
        };
        CreatedEndpoint: {
            /** The host name to connect to. */
            host: string;
            /** The TCP port to connect to. */
            port: number;
            /** The URL to connect with, including its password. A secret, shown only in this answer. */
            connectionString: string;
        };
        CreatedEndpoints: {
            /** Directly to the database: for migrations and long sessions. Absent if unavailable. */
            direct?: components["schemas"]["CreatedEndpoint"];
            /** Through a connection pool: for many short-lived clients, such as functions. Absent if unavailable. */
            pooled?: components["schemas"]["CreatedEndpoint"];
            /** Through Prisma Accelerate, over HTTP. Absent if unavailable. */
            accelerate?: components["schemas"]["CreatedEndpoint"];
        };
        InitialEndpoint: {
            /** The host name to connect to. */
            host: string;
            /** The TCP port to connect to. */
            port: number;
            /** The URL to connect with, including its password. A secret, shown only in this answer. Absent if the endpoint has none. */
            connectionString?: string;
        };
        InitialEndpoints: {
            /** Directly to the database: for migrations and long sessions. Absent if unavailable. */
            direct?: components["schemas"]["InitialEndpoint"];
            /** Through a connection pool: for many short-lived clients, such as functions. Absent if unavailable. */
            pooled?: components["schemas"]["InitialEndpoint"];
            /** Through Prisma Accelerate, over HTTP. Absent if unavailable. */
            accelerate?: components["schemas"]["InitialEndpoint"];
        };
        /**
         * Deprecated: `endpoints.direct` has the connection string.
         * @deprecated
         */
        DirectConnection: {
            /** The host name to connect to. `endpoints.direct` has it too, with its port. */
            host: string;
            /** The password. A secret, shown only in this answer. `endpoints.direct.connectionString` contains it. */
            pass: string;
            /** The user name. `endpoints.direct.connectionString` contains it. */
            user: string;
        } | null;
        CreateConnectionInput: {
            /** The id of the database to connect to, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            databaseId: components["schemas"]["DatabaseId"];
            /** The display name of the connection. 3 to 65 characters. */
            name: string;
        };
        CreateConnectionInDatabaseInput: {
            /** The display name of the connection. 3 to 65 characters. */
            name: string;
        };
        Branch: {
            /** The id of the branch, with its prefix `br_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "branch";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The name of the git branch, unique in its project. It cannot be changed. */
            gitName: string;
            /** Whether it is the default branch of its project, which is used if no branch is given. */
            isDefault: boolean;
            /** `production` for the first branch of a project, `preview` for all others. It never changes. */
            role: components["schemas"]["EnvironmentClass"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it last changed.
             * Format: date-time
             */
            updatedAt: string;
            /** The project that the branch is in. */
            project: components["schemas"]["ResourceReference"];
        };
        BranchPage: {
            /** The branches of this page, the oldest first, without deleted ones. */
            data: components["schemas"]["Branch"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        BranchResponse: {
            /** The branch. */
            data: components["schemas"]["Branch"];
        };
        CreateBranchInput: {
            /** The name of the git branch. If it is taken in the project, the answer is 409. Not empty. */
            gitName: string;
            /** Whether it becomes the default branch instead of the current one. The first branch of a project always does. */
            isDefault?: boolean;
        };
        UpdateBranchInput: {
            /** `true` makes it the default branch of its project. To undo that, make another branch the default. Its role does not change. */
            isDefault?: boolean | null;
        };
        Service: {
            /** The id of the service, with its prefix `cps_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "app";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the service, unique on its branch. */
            name: string;
            /** The region that it runs in. It cannot be changed. */
            region: components["schemas"]["NamedReference"];
            /** The id of the project that it is in. */
            projectId: string;
            /** The id of the branch that it is on. Null if it is on none. */
            branchId: string | null;
            /** The id of the live deployment, which may not be the newest. Null before the first promote. */
            latestDeploymentId: string | null;
            /** The host name of the service. A placeholder until the first promote: read it again after that. */
            appEndpointDomain: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** The identifier that its creator chose, unique on its branch. Null if there is none. */
            logicalId: string | null;
        };
        ServicePage: {
            /** The services of this page, the oldest first. */
            data: components["schemas"]["Service"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        ServiceResponse: {
            /** The service. */
            data: components["schemas"]["Service"];
        };
        CreateServiceInput: {
            /** The display name of the service. If it is taken on the branch, the answer is 409. 1 to 256 characters. */
            displayName: string;
            /**
             * The region to run in. Omitted: the project's default region, or `us-east-1`. It cannot be changed later.
             * @default us-east-1
             * @enum {string}
             */
            regionId?: "us-east-1" | "us-west-1" | "eu-west-3" | "eu-central-1" | "ap-northeast-1" | "ap-southeast-1";
            /** The id of the branch to create it on. Cannot be combined with `branchGitName`. Default: the project's default branch. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["NullableBranchId"];
            /** The git name of the branch to create it on. Cannot be combined with `branchId` and `logicalId`. Not empty. */
            branchGitName?: string | null;
            /** The id of the project to create it in, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId: components["schemas"]["ProjectId"];
            /** An identifier of your choice to find the service by. If it is taken on the branch, the answer is 409. Cannot be combined with `branchGitName`: use `branchId`. */
            logicalId?: string;
        };
        UpdateServiceInput: {
            /** The new display name. Omitted: unchanged. 1 to 256 characters. */
            displayName?: string;
            /** The new logical id, unique on its branch. Cannot be combined with `branchId` and `branchGitName`: move the service first. */
            logicalId?: string;
            /** The id of the branch to move it to. Cannot be combined with `branchGitName` and `logicalId`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["NullableBranchId"];
            /** The git name of the branch to move it to. Cannot be combined with `branchId` and `logicalId`. Not empty. */
            branchGitName?: string | null;
        };
        /** The error that names the existing service. */
        ServiceAlreadyExistsBody: {
            /** The existing service. */
            error: {
                /**
                 * The error code, always this one.
                 * @constant
                 */
                code: "app:already_exists";
                /** The reason as text. Its wording may change: compare `code` instead. */
                message: string;
                /** The id of the existing service, with its prefix `cps_`: use it instead of a new one. */
                existingAppId: string;
                /** The name of the existing service. */
                name: string;
                /** The git name of the branch that it is on. */
                branchGitName: string;
                /**
                 * What both services share. The name is compared first.
                 * @enum {string}
                 */
                conflict?: "name" | "logicalId";
                /** The logical id of the existing service. Null if there is none. */
                logicalId?: string | null;
            };
        };
        /** @enum {string} */
        RegionId: "us-east-1" | "us-west-1" | "eu-west-3" | "eu-central-1" | "ap-northeast-1" | "ap-southeast-1";
        Promotion: {
            /** The current host name of the service. */
            appEndpointDomain: string;
            /** How many custom domains moved from the previous live deployment. */
            reassignedDomains: number;
        };
        PromotionResponse: {
            /** The host name of the service. */
            data: components["schemas"]["Promotion"];
        };
        PromotionInput: {
            /** The id of the deployment to make live, with or without its prefix `cpv_`. Overrides `versionId`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            deploymentId?: components["schemas"]["DeploymentId"];
            /**
             * Replaced by `deploymentId`, and ignored if that is set. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`.
             * @deprecated
             */
            versionId?: string;
        };
        Domain: {
            /** The id of the domain, with its prefix `dom_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "custom-domain";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The host name of the domain. */
            hostname: string;
            /** The id of the service that the domain serves, with its prefix `cps_`. */
            appId: string;
            /**
             * Replaced by `appId`.
             * @deprecated
             */
            computeServiceId: string;
            /** The status. The domain serves requests when it is `active`. After `failed`, fix the cause and call `POST /v1/domains/{domainId}/retry`. */
            status: components["schemas"]["DomainStatus"];
            /** The internal status of the platform, for support. Use `status` in programs. */
            foundryStatus: string;
            /** Why it failed, as text. Null unless it failed. */
            failureReason: string | null;
            /**
             * What failed: the DNS record, the certificate (`acme`), or the platform (`storage`). Null unless it failed.
             * @enum {string|null}
             */
            failureCategory: "dns" | "acme" | "storage" | "unknown" | null;
            /**
             * When its certificate expires. Null while it has none.
             * Format: date-time
             */
            certExpiresAt: string | null;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it last changed.
             * Format: date-time
             */
            updatedAt: string;
            /** The DNS records that the host name needs. */
            dnsRecords: components["schemas"]["DnsRecord"][];
        };
        /** All domains of a service, on one page. */
        DomainPage: {
            /** All custom domains of the service, of any deployment. */
            data: components["schemas"]["Domain"][];
            /** Always the last page. */
            pagination: {
                /**
                 * Always false: there is one page.
                 * @constant
                 */
                hasMore: false;
                /** Always null: there is one page. */
                nextCursor: null;
            };
        };
        DomainResponse: {
            /** The domain. */
            data: components["schemas"]["Domain"];
        };
        /** @enum {string} */
        DomainStatus: "pending_dns" | "verifying" | "verified_routing_blocked" | "provisioning_tls" | "active" | "failed" | "removing";
        DnsRecord: {
            /**
             * The type of the record.
             * @constant
             */
            type: "CNAME";
            /** The name of the record: the host name. */
            name: string;
            /** What the record points to. */
            value: string;
            /** How long resolvers may keep it, in seconds. Null if any value is fine. */
            ttl: number | null;
        };
        CreateDomainInput: {
            /** The host name in lower case, without a port or a dot at its end. Its CNAME record must already exist. 1 to 253 characters. Matches `^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z]{2,}$`. */
            hostname: string;
        };
        Deployment: {
            /** The id of the deployment, with its prefix `cpv_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "deployment";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The id of its service, with its prefix `cps_`. */
            serviceId: string;
            /** The internal id of the platform, for support. Use `id` in calls. */
            foundryVersionId: string;
            /** The status: `new`, `provisioning`, `running`, `stopping`, `stopped`, `failed`. New values may be added. */
            status: string;
            /** The host name of this deployment alone, whether or not it is live. Null until it is started. */
            previewDomain: string | null;
            /** The environment variables that it was created with, by name. The values are always `[redacted]`. */
            envVars?: {
                [key: string]: string;
            };
            /** The ports that it listens on. */
            portMapping?: {
                /** The port that takes HTTP requests. Absent: the platform's default. */
                http?: number;
            };
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
        };
        /** A deployment in a list. */
        DeploymentSummary: {
            /** The id of the deployment, with its prefix `cpv_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "deployment";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The id of its service, with its prefix `cps_`. */
            serviceId: string;
            /** The internal id of the platform, for support. Use `id` in calls. */
            foundryVersionId: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
        };
        DeploymentPage: {
            /** The deployments of this page, the newest first. */
            data: components["schemas"]["DeploymentSummary"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        /** A new deployment, with the presigned URL to upload its code to. */
        CreatedDeployment: {
            /** The id of the deployment, with its prefix `cpv_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "deployment";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The internal id of the platform, for support. Use `id` in calls. */
            foundryVersionId: string;
            /** Where to send the code: a gzipped tar archive, with `PUT` and `content-type: application/gzip`. A secret: anyone who has it can upload. Null with `skipCodeUpload`. */
            uploadUrl: string | null;
        };
        CreatedDeploymentResponse: {
            /** The new deployment. Upload its code, then start it. */
            data: components["schemas"]["CreatedDeployment"];
        };
        StartedDeployment: {
            /** The host name of this deployment alone. It answers once the deployment is `running`. */
            previewDomain: string;
        };
        CreateDeploymentInput: {
            /** The ports that it listens on. */
            portMapping?: {
                /** The port that takes HTTP requests. Omitted or null: the platform's default. From 1 to 65535. */
                http?: number | null;
            };
            /** Whether to reuse the code of the live deployment, with the current environment variables. The service must have a live deployment. */
            skipCodeUpload?: boolean;
        };
        DeploymentLogRecord: components["schemas"]["DeploymentLogLine"] | components["schemas"]["DeploymentLogEnd"];
        DeploymentLogLine: {
            /**
             * `log`: a piece of output.
             * @constant
             */
            type: "log";
            /** What the deployment wrote. */
            text: string;
            /** The byte offset where the piece starts in the whole log. */
            byteStart: number;
            /** The byte offset where the piece ends in the whole log. */
            byteEnd: number;
        };
        DeploymentLogEnd: {
            /**
             * `terminal`: the last record of an answer.
             * @constant
             */
            type: "terminal";
            /** `end` if everything requested was sent, `error` if reading failed. */
            kind: components["schemas"]["LogEndKind"];
            /** The machine-readable reason. */
            code: string;
            /** The reason as text. */
            message: string;
            /** Whether continuing with `cursor` can succeed. */
            retryable: boolean;
            /** Pass it as `cursor` to continue. Null if nothing follows. */
            cursor: string | null;
            /** Details of the reason, by name. Absent if there are none. */
            details?: {
                [key: string]: unknown;
            };
        };
        Build: {
            /** The id of the build, with its prefix `bld_`. */
            id: string;
            /** What started the build: callers report `ci` and `cli`, the platform sets the others. */
            source: components["schemas"]["BuildSource"];
            /** The state of the build. `succeeded`, `failed` and `cancelled` are final. */
            state: components["schemas"]["BuildState"];
            /** The current phase of the build. Null if none was reported. */
            phase: components["schemas"]["NullableBuildPhase"];
            /** The commit to build. */
            commitSha: string;
            /** The git branch to build. */
            branchName: string;
            /** The repository, if the workspace is connected to it. Null otherwise, even if one was reported. */
            gitRepoId: string | null;
            /** The id of the project that it is for. Null until it is known. */
            projectId: string | null;
            /** The id of the branch that it is for. Null until it is known. */
            branchId: string | null;
            /** The link to the log at the system that runs the build. Null if there is none. */
            externalLogUrl: string | null;
            /** Where the result can be reached. Null until it is known. */
            deployedUrl: string | null;
            /** The `contentHash` of the topology that it deploys: equal hashes are equal graphs. Null until it is known. */
            applicationTopologyContentHash: string | null;
            /** Why it failed, as text. Null unless it failed. */
            errorMessage: string | null;
            /** The step that failed, as the build tool reported it. Null unless one was reported. */
            failingStep: string | null;
            /**
             * When it was first reported.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it was first reported as `running`. Null before that.
             * Format: date-time
             */
            startedAt: string | null;
            /**
             * When it was first reported as ended. Null before that.
             * Format: date-time
             */
            finishedAt: string | null;
        };
        BuildPage: {
            /** The builds of this page, the newest first. */
            data: components["schemas"]["Build"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        BuildResponse: {
            /** The build. */
            data: components["schemas"]["Build"];
        };
        BuildWithResources: {
            /** The id of the build, with its prefix `bld_`. */
            id: string;
            /** What started the build: callers report `ci` and `cli`, the platform sets the others. */
            source: components["schemas"]["BuildSource"];
            /** The state of the build. `succeeded`, `failed` and `cancelled` are final. */
            state: components["schemas"]["BuildState"];
            /** The current phase of the build. Null if none was reported. */
            phase: components["schemas"]["NullableBuildPhase"];
            /** The commit to build. */
            commitSha: string;
            /** The git branch to build. */
            branchName: string;
            /** The repository, if the workspace is connected to it. Null otherwise, even if one was reported. */
            gitRepoId: string | null;
            /** The id of the project that it is for. Null until it is known. */
            projectId: string | null;
            /** The id of the branch that it is for. Null until it is known. */
            branchId: string | null;
            /** The link to the log at the system that runs the build. Null if there is none. */
            externalLogUrl: string | null;
            /** Where the result can be reached. Null until it is known. */
            deployedUrl: string | null;
            /** The `contentHash` of the topology that it deploys: equal hashes are equal graphs. Null until it is known. */
            applicationTopologyContentHash: string | null;
            /** Why it failed, as text. Null unless it failed. */
            errorMessage: string | null;
            /** The step that failed, as the build tool reported it. Null unless one was reported. */
            failingStep: string | null;
            /**
             * When it was first reported.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it was first reported as `running`. Null before that.
             * Format: date-time
             */
            startedAt: string | null;
            /**
             * When it was first reported as ended. Null before that.
             * Format: date-time
             */
            finishedAt: string | null;
            /** What it created, used or deleted, as it reported. */
            resources: components["schemas"]["BuildResource"][];
        };
        /** @enum {string} */
        BuildState: "pending" | "running" | "succeeded" | "failed" | "cancelled";
        /** @enum {string} */
        BuildPhase: "queued" | "build" | "deploy";
        /** @enum {string|null} */
        NullableBuildPhase: "queued" | "build" | "deploy" | null;
        /** @enum {string} */
        BuildSource: "webhook" | "setup" | "manual" | "ci" | "cli";
        /** A resource that a build created, used or deleted. */
        BuildResource: {
            /** The kind of resource. */
            resourceType: components["schemas"]["BuildResourceType"];
            /** The id of the resource, with its prefix. */
            resourceId: string;
            /** The strongest action of the build: deleting or creating outweighs using. */
            action: components["schemas"]["BuildResourceAction"];
            /**
             * When it was first reported.
             * Format: date-time
             */
            createdAt: string;
        };
        /** @enum {string} */
        BuildResourceType: "project" | "branch" | "database" | "app" | "deployment" | "bucket" | "service_key" | "config_variable";
        /** @enum {string} */
        BuildResourceAction: "created" | "acted_on" | "deleted";
        PutBuildResourceInput: {
            /** What the build did to it. A weaker action never replaces a stronger one: `created` remains after `acted_on`. */
            action: components["schemas"]["BuildResourceAction"];
        };
        CreateBuildInput: {
            /**
             * `ci` for the run of a CI system, `cli` for a deploy by a person or an agent.
             * @enum {string}
             */
            source: "ci" | "cli";
            /** The commit to build. 1 to 200 characters. */
            commitSha: string;
            /** The git branch to build. 1 to 500 characters. */
            branchName: string;
            /** The run of a CI system: another call for the same run returns the same build. Omitted: every call creates a build. */
            runIdentity?: components["schemas"]["RunIdentity"];
            /**
             * The link to the log at the system that runs the build. At most 2000 characters. An absolute URL.
             * Format: uri
             */
            externalLogUrl?: string;
            /** The id of the project that it is for, with or without its prefix `proj_`. Omit it while the project does not exist. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId?: components["schemas"]["ProjectId"];
            /** The id of the branch that it is for, with or without its prefix `br_`. It must belong to the project. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["BranchId"];
            /** The `contentHash` of the topology that it deploys, as given to `PUT /v1/projects/{projectId}/branches/{branchId}/application-topology`. 1 to 200 characters. */
            applicationTopologyContentHash?: string;
        };
        /** The run of a CI system. The same run is the same build. */
        RunIdentity: {
            /**
             * The CI system.
             * @constant
             */
            provider: "github";
            /** The number of the repository at GitHub: `GITHUB_REPOSITORY_ID`. At most 20 characters. Matches `^[0-9]+$`. */
            repositoryId: string;
            /** The number of the workflow run: `GITHUB_RUN_ID`. At most 20 characters. Matches `^[0-9]+$`. */
            runId: string;
            /** The attempt of the run, from 1: `GITHUB_RUN_ATTEMPT`. Each attempt is its own build. Greater than 0. */
            runAttempt: number;
        };
        UpdateBuildInput: {
            /** The current phase of the build. Omitted: unchanged. */
            phase?: components["schemas"]["BuildPhase"];
            /** The state of the build. It cannot change after the build has ended. */
            state?: components["schemas"]["BuildState"];
            /** The step that failed, as the build tool reports it. 1 to 500 characters. */
            failingStep?: string;
            /** Why it failed, as text. 1 to 5000 characters. */
            errorMessage?: string;
            /**
             * The link to the log at the system that runs the build. At most 2000 characters. An absolute URL.
             * Format: uri
             */
            externalLogUrl?: string;
            /** The id of the project that it is for. It can be set once: the same value is accepted again, another value is a 409. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId?: components["schemas"]["ProjectId"];
            /** The id of the branch that it is for, one of the project. It can be set once: another value is a 409. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["BranchId"];
            /**
             * Where the result can be reached. It can be set once: another value is a 409. At most 2000 characters. An absolute URL.
             * Format: uri
             */
            deployedUrl?: string;
            /** The `contentHash` of the topology that it deploys. It can be set once: another value is a 409. 1 to 200 characters. */
            applicationTopologyContentHash?: string;
        };
        BuildLogRecord: components["schemas"]["BuildLogLine"] | components["schemas"]["BuildLogEnd"];
        BuildLogLine: {
            /**
             * `log`: a line of output.
             * @constant
             */
            type: "log";
            /** The line. */
            text: string;
            /**
             * Whether the line reports an error.
             * @enum {string}
             */
            level: "info" | "error";
            /**
             * What wrote the line: the `runner`, or the command that it ran.
             * @enum {string}
             */
            source: "runner" | "stdout" | "stderr";
            /** The step that wrote the line. Absent outside steps. */
            step?: string;
            /** Pass it as `cursor` to continue after this line. */
            cursor: string;
        };
        BuildLogEnd: {
            /**
             * `terminal`: the last record of an answer.
             * @constant
             */
            type: "terminal";
            /** `end` if everything was sent, `error` if reading failed. */
            kind: components["schemas"]["LogEndKind"];
            /** The machine-readable reason. */
            code: string;
            /** The reason as text. */
            message: string;
            /** Whether continuing with `cursor` can succeed. */
            retryable: boolean;
            /** Pass it as `cursor` to continue. Null if nothing follows. */
            cursor: string | null;
        };
        /** @enum {string} */
        LogEndKind: "end" | "error";
        Bucket: {
            /** The id of the bucket, with its prefix `bkt_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "bucket";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The display name of the bucket. S3 clients need `providerName`. */
            name: string;
            /** The name of the bucket for S3 clients. It never changes. */
            providerName: string;
            /** The status: `provisioning` at first, then `ready`. New values may be added. */
            status: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** The project that the bucket is in. */
            project: components["schemas"]["ResourceReference"];
            /** The id of the branch that it is on. Null if it is on none. */
            branchId: string | null;
            /** The identifier that its creator chose, unique on its branch. Null if there is none. */
            logicalId: string | null;
        };
        BucketPage: {
            /** The buckets of this page. */
            data: components["schemas"]["Bucket"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        BucketResponse: {
            /** The bucket. */
            data: components["schemas"]["Bucket"];
        };
        CreateBucketInput: {
            /** The id of the project to create it in, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId: components["schemas"]["ProjectId"];
            /** The display name of the bucket. Omitted: the API chooses one. 1 to 100 characters. */
            name?: string;
            /** The id of the branch to put it on. Cannot be combined with `branchGitName`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["BranchId"];
            /** The git name of the branch to put it on. Cannot be combined with `branchId` and `logicalId`. Not empty. */
            branchGitName?: string;
            /** An identifier of your choice to find the bucket by. If it is taken on the branch, the answer is 409. Cannot be combined with `branchGitName`: use `branchId`. */
            logicalId?: string;
        };
        UpdateBucketInput: {
            /** The new display name. `providerName`, objects and keys do not change. Omitted: unchanged. */
            displayName?: string;
            /** The id of the branch to move it to. Cannot be combined with `branchGitName` and `logicalId`. */
            branchId?: string;
            /** The git name of the branch to move it to, which is created if it does not exist. Cannot be combined with `branchId` and `logicalId`. */
            branchGitName?: string;
            /** The new logical id, unique on its branch. Cannot be combined with `branchId` and `branchGitName`: move the bucket first. */
            logicalId?: string;
        };
        BucketKey: {
            /** The id of the key, with its prefix `bkey_`. For `DELETE /v1/buckets/{bucketId}/keys/{keyId}`, not for S3 clients. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "bucketKey";
            /** The display name of the key. */
            name: string;
            /** The last characters of its secret, to tell keys apart. */
            valueHint: string;
            /** What the key allows: `read` objects, or `read_write` them. */
            role: components["schemas"]["BucketKeyRole"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
        };
        BucketKeyPage: {
            /** The keys of this page, without their secrets. */
            data: components["schemas"]["BucketKey"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        /** @enum {string} */
        BucketKeyRole: "read" | "read_write";
        /** A new key. Its secret is shown only here. */
        CreatedBucketKey: {
            /** The id of the key, with its prefix `bkey_`. For `DELETE /v1/buckets/{bucketId}/keys/{keyId}`, not for S3 clients. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "bucketKey";
            /** The display name of the key. */
            name: string;
            /** The last characters of its secret, to tell keys apart. */
            valueHint: string;
            /** What the key allows: `read` objects, or `read_write` them. */
            role: components["schemas"]["BucketKeyRole"];
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /** The secret for S3 clients. Store it: it is not shown again. */
            secretAccessKey: string;
            /** The id of the key for S3 clients. */
            accessKeyId: string;
            /** The URL of the storage for S3 clients. */
            endpoint: string;
            /** The name of the bucket for S3 clients. */
            bucketName: string;
        };
        CreateBucketKeyInput: {
            /** The display name of the key. Omitted: the API chooses one. Not empty. */
            name?: string;
            /** What the key allows: `read` objects, or `read_write` them. It cannot be changed later. */
            role: components["schemas"]["BucketKeyRole"];
        };
        /** A variable, without its value, which is never shown. */
        EnvironmentVariable: {
            /** The id of the variable, with its prefix `envvar_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "environment-variable";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The id of its project. */
            projectId: string;
            /** The id of the preview branch that it is for. Null: for all branches of its class. */
            branchId: string | null;
            /** Whether it is for the production branch or for preview branches. */
            class: components["schemas"]["EnvironmentClass"];
            /** The name of the variable. */
            key: string;
            /** Which key its value is encrypted with. The value itself is never shown. */
            valueKid: string;
            /** Whether the platform sets it. Callers cannot change such a variable. */
            isManagedBySystem: boolean;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it last changed.
             * Format: date-time
             */
            updatedAt: string;
        };
        EnvironmentVariablePage: {
            /** The variables of this page, without their values. */
            data: components["schemas"]["EnvironmentVariable"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        EnvironmentVariableResponse: {
            /** The variable, without its value. */
            data: components["schemas"]["EnvironmentVariable"];
        };
        EnvironmentVariableKey: string;
        CreateEnvironmentVariableInput: {
            /** The id of the project that it is for, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId: components["schemas"]["ProjectId"];
            /** The id of a preview branch: the variable is only for that branch. Omitted: for all branches of its class. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            branchId?: components["schemas"]["BranchId"];
            /** Whether it is for the production branch or for preview branches. A `branchId` needs `preview`. */
            class: components["schemas"]["EnvironmentClass"];
            /** The name of the variable. If it already exists here, the answer is 409: change its value with `PATCH /v1/environment-variables/{envVarId}`. 1 to 256 characters. Matches `^[A-Z_][A-Z0-9_]*$`. */
            key: components["schemas"]["EnvironmentVariableKey"];
            /** The value. A secret: it is stored encrypted and never shown. Not empty. */
            value: string;
        };
        UpdateEnvironmentVariableInput: {
            /** The new value. A secret: it is stored encrypted and never shown. Running deployments keep the old one. Not empty. */
            value: string;
        };
        Integration: {
            /** The id of the integration, with its prefix `itgr_`. */
            id: string;
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /**
             * When a person gave the application access.
             * Format: date-time
             */
            createdAt: string;
            /** What the application may do, as OAuth scopes. */
            scopes: string[];
            /** The application that has access. */
            client: {
                /** The id of the application: its OAuth client id. */
                id: string;
                /** The display name of the application. */
                name: string;
                /**
                 * When the application was registered.
                 * Format: date-time
                 */
                createdAt: string;
            };
            /** The person who gave it access. */
            createdByUser: {
                /** The id of the person, with its prefix `usr_`. */
                id: string;
                /** The email address of the person. */
                email: string;
                /** The name of the person. Null if there is none. */
                displayName: string | null;
            };
        };
        IntegrationPage: {
            /** The integrations of this page. */
            data: components["schemas"]["Integration"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        ServiceToken: {
            /** The id of the token, with its prefix `itgr_`. It is not the token itself. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "serviceToken";
            /** The display name of the token. */
            name: string;
            /** A part of the token, to tell tokens apart. */
            valueHint: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it expires. Null or absent: never.
             * Format: date-time
             */
            expiresAt?: string | null;
        };
        ServiceTokenPage: {
            /** The tokens of this page, the newest first, without their values. */
            data: components["schemas"]["ServiceToken"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        /** A new token. Its value is shown only here. */
        CreatedServiceToken: {
            /** The id of the token, with its prefix `itgr_`. It is not the token itself. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "serviceToken";
            /** The display name of the token. */
            name: string;
            /** A part of the token, to tell tokens apart. */
            valueHint: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it expires. Null or absent: never.
             * Format: date-time
             */
            expiresAt?: string | null;
            /** The token, for calls to send as `Bearer`. A secret. Store it: it is not shown again. */
            value: string;
        };
        CreateServiceTokenInput: {
            /** The display name of the token. 1 to 256 characters. */
            name: string;
        };
        /** A short-lived service token for one run of a GitHub workflow. */
        ExchangedToken: {
            /** The id of the token, with its prefix `itgr_`. It is not the token itself. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "serviceToken";
            /** The token, for calls to send as `Bearer`. A secret. It is not shown again. */
            value: string;
            /**
             * When it expires.
             * Format: date-time
             */
            expiresAt: string;
            /** The id of the workspace that it is for, with its prefix `wksp_`. */
            workspaceId: string;
        };
        ExchangeTokenInput: {
            /** The OIDC token of the GitHub run, requested with the audience `prisma-cloud`. A secret. Not empty. */
            token: string;
            /**
             * How long the new token is valid, in seconds. From 60 to 3600.
             * @default 1800
             */
            expiresInSeconds?: number;
        };
        /** The answer to every rejected exchange. */
        ExchangeRefusedBody: {
            /**
             * Always the same, whatever the reason.
             * @constant
             */
            error: "unauthorized";
            /** The reason as text, always the same: it does not reveal whether a repository is connected. */
            errorDescription: string;
        };
        /** The owner of a token. */
        Identity: {
            /** The person who logged in. Null for the token of a machine. */
            user: {
                /** The id of the person, with its prefix `usr_`. */
                id: string;
                /**
                 * The email address of the person.
                 * Format: email
                 */
                email: string;
                /** The name of the person. Null if there is none. */
                name: string | null;
            } | null;
            /** The workspace of the token. Null if it has no single workspace. */
            workspace: components["schemas"]["NullableNamedReference"];
            /** The kind of token. */
            credential: components["schemas"]["Credential"];
        };
        Credential: {
            /**
             * The kind of token: `oauth` from a login, `service_token` for a machine, `management_token`, or `agent_token`.
             * @enum {string}
             */
            type: "oauth" | "service_token" | "management_token" | "agent_token";
            /** The id of the token in the API. Null if it has none. */
            id: string | null;
            /** The display name of the token. Null if it has none. */
            name: string | null;
        };
        AgentApproval: {
            /** The id of the approval. */
            id: string;
            /**
             * `approved` allows the action once, `approved_window` until `windowExpiresAt`. `consumed` was already used. Poll while it is `pending`.
             * @enum {string}
             */
            status: "pending" | "approved" | "approved_window" | "denied" | "expired" | "consumed";
            /**
             * The end of the time to decide.
             * Format: date-time
             */
            expiresAt: string;
            /**
             * When an `approved_window` ends. Null for all other statuses.
             * Format: date-time
             */
            windowExpiresAt: string | null;
            /**
             * When a person decided. Null before that.
             * Format: date-time
             */
            decidedAt: string | null;
            /** What to do next, if the API knows. */
            hint?: string;
        };
        Region: {
            /** The id to pass as `region` or `regionId`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "region";
            /** The display name of the region. */
            name: string;
            /** The product that the region offers. */
            product: components["schemas"]["Product"];
            /** Whether new resources can be created there. Absent if the product has no such state. */
            status?: components["schemas"]["RegionStatus"];
        };
        PostgresRegion: {
            /** The id to pass as `region` or `regionId`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "region";
            /** The display name of the region. */
            name: string;
            /** Whether new databases can be created there. */
            status: components["schemas"]["RegionStatus"];
        };
        AccelerateRegion: {
            /** The id to pass as `region` or `regionId`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "region";
            /** The display name of the region. */
            name: string;
        };
        /** @enum {string} */
        RegionStatus: "available" | "unavailable";
        ScmInstallation: {
            /** The id of the installation here, with its prefix `scminstall_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "scm-installation";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /**
             * Where the repositories are.
             * @constant
             */
            provider: "github";
            /** The number of the installation at GitHub. */
            installationId: number;
            /** The number of the account at GitHub. */
            accountId: number;
            /** The name of the account at GitHub. */
            accountLogin: string;
            /**
             * Whether the account belongs to a person or an organization.
             * @enum {string}
             */
            accountType: "user" | "organization";
            /** Whether the account suspended it. If so, its repositories cannot be connected. */
            suspended: boolean;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it last changed.
             * Format: date-time
             */
            updatedAt: string;
        };
        ScmInstallationPage: {
            /** The installations of this page. It may be empty. */
            data: components["schemas"]["ScmInstallation"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
            /** What to do next, such as installing the GitHub App. Absent when there is nothing to do. */
            hint?: string;
        };
        InstallIntent: {
            /**
             * The kind of resource.
             * @constant
             */
            type: "install-intent";
            /**
             * Where the repositories are.
             * @constant
             */
            provider: "github";
            /** The id of the workspace that it is for, with its prefix `wksp_`. */
            workspaceId: string;
            /**
             * The page where a person installs the GitHub App, for a browser. It works once, and for a limited time. An absolute URL.
             * Format: uri
             */
            installUrl: string;
            /** Whether an installation was found and linked immediately, so the page is not needed. Absent: no. */
            alreadyLinked?: boolean;
            /** The GitHub account of the installation that was found. Absent if there is none. */
            accountLogin?: string;
            /** What to do next, such as giving an installation access to the repository. Absent when there is nothing to do. */
            hint?: string;
        };
        CreateInstallIntentInput: {
            /**
             * Where the repositories are.
             * @constant
             */
            provider: "github";
            /** The id of the workspace that gets the installation, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            workspaceId: components["schemas"]["WorkspaceId"];
            /** The wanted repository, as `owner/name`: `hint` names an installation that already has it. */
            repository?: string;
        };
        ScmRepository: {
            /** The number of the repository at GitHub. Pass it as `providerRepositoryId`. */
            id: number;
            /**
             * The kind of resource.
             * @constant
             */
            type: "scm-repository";
            /** The name of the repository, as `owner/name`. */
            fullName: string;
            /** The default branch of the repository. */
            defaultBranch: string;
            /** Whether the repository is private. */
            isPrivate: boolean;
        };
        ScmRepositoryPage: {
            /** The repositories of this page that the installation may read. */
            data: components["schemas"]["ScmRepository"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        SourceRepository: {
            /** The id of the link between repository and project, with its prefix `srcrepo_`. */
            id: string;
            /**
             * The kind of resource.
             * @constant
             */
            type: "source-repository";
            /**
             * The link to the resource in the API. Reading it needs a token. An absolute URL.
             * Format: uri
             */
            url: string;
            /** The number of the repository at GitHub. */
            repoId: number;
            /**
             * Where the repository is.
             * @constant
             */
            provider: "github";
            /** The name of the repository, as `owner/name`. */
            repoFullName: string;
            /** The default branch of the repository. */
            defaultBranch: string;
            /** Whether the repository is private. */
            isPrivate: boolean;
            /**
             * Whether the repository is in use at GitHub, or archived there.
             * @enum {string}
             */
            status: "active" | "archived";
            /** The id of the project that it is connected to. */
            projectId: string;
            /** The id of the installation that reads it, with its prefix `scminstall_`. */
            installationId: string;
            /**
             * When it was created.
             * Format: date-time
             */
            createdAt: string;
            /**
             * When it last changed.
             * Format: date-time
             */
            updatedAt: string;
        };
        SourceRepositoryPage: {
            /** The repositories of this page. */
            data: components["schemas"]["SourceRepository"][];
            /** Whether there are more items, and the cursor of the next page. */
            pagination: components["schemas"]["Pagination"];
        };
        SourceRepositoryResponse: {
            /** The repository and the project that it is connected to. */
            data: components["schemas"]["SourceRepository"];
            /** What to do next, if the API knows. Absent when there is nothing to do. */
            hint?: string;
        };
        CreateSourceRepositoryInput: {
            /** The id of the project to connect, with or without its prefix `proj_`. A project has one repository at most. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            projectId: components["schemas"]["ProjectId"];
            /**
             * Where the repository is.
             * @constant
             */
            provider: "github";
            /** The number of the repository at GitHub: `id` in `GET /v1/scm-installations/{installationId}/repositories`. Greater than 0. */
            providerRepositoryId: number;
            /** The id of the installation to read it with, with or without its prefix `scminstall_`. Omitted: the API takes the workspace's. Matches `^(scminstall_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
            installationId?: components["schemas"]["ScmInstallationId"];
        };
        Lease: {
            /** The id to send as `alchemy-state-lease-id` with every read and write. A secret: anyone who has it holds the lease. */
            leaseId: string;
            /**
             * When the lease expires unless it is renewed.
             * Format: date-time
             */
            expiresAt: string;
        };
        LeaseResponse: {
            /** The lease. */
            data: components["schemas"]["Lease"];
        };
        AcquireLeaseInput: {
            /** The name of the stack. 1 to 200 characters. */
            stack: string;
            /** The name of the stage. 1 to 200 characters. */
            stage: string;
            /** How long the lease lasts from now, in seconds: 60 if omitted. Values below 30 count as 30, values above 300 as 300. Greater than 0. */
            ttlSeconds?: number;
            /** Who takes the lease, as text. It is shown to others who try to take the lease. 1 to 500 characters. */
            holderDescription?: string;
        };
        RenewLeaseInput: {
            /** How long the lease lasts from now, in seconds: 60 if omitted. Values below 30 count as 30, values above 300 as 300. Greater than 0. */
            ttlSeconds?: number;
        };
        AlchemyStateVersion: {
            /** The version of the state protocol. */
            version: number;
        };
        Topology: {
            /** The modules, services and resources. */
            nodes: components["schemas"]["TopologyNode"][];
            /** Where nodes can be connected. */
            ports: components["schemas"]["TopologyPort"][];
            /** Which ports are connected. */
            edges: components["schemas"]["TopologyEdge"][];
            /** The hash of the graph: equal hashes are equal graphs. Absent until the first one is written. */
            contentHash?: string;
            /**
             * When the graph was written. Absent until the first one is.
             * Format: date-time
             */
            writtenAt?: string;
        };
        TopologyResponse: {
            /** The graph of the branch. */
            data: components["schemas"]["Topology"];
        };
        ReplaceTopologyInput: {
            /** The hash of the graph. Builds that deploy it name it as `applicationTopologyContentHash`. */
            contentHash?: string;
            /** The modules, services and resources. */
            nodes: components["schemas"]["TopologyNode"][];
            /** Where nodes can be connected. */
            ports: components["schemas"]["TopologyPort"][];
            /** Which ports are connected. */
            edges: components["schemas"]["TopologyEdge"][];
        };
        TopologyNode: {
            /** The name of the node, unique in the graph. */
            logicalId: string;
            /** The `logicalId` of the parent node. Null for the outermost node. */
            parentLogicalId: string | null;
            /**
             * Whether it is a module with other nodes in it, a service, or a resource.
             * @enum {string}
             */
            kind: "module" | "service" | "resource";
            /** The exact type, such as a kind of resource. Absent if there is none. */
            type?: string;
        };
        TopologyPort: {
            /** The `logicalId` of the node that has the port. */
            logicalId: string;
            /** Whether other nodes connect to this port, or the node connects from it. */
            direction: components["schemas"]["PortDirection"];
            /** The name of the port, unique for its node and direction. */
            name: string;
            /** The kind of contract of this port. Absent if there is none. */
            contractKind?: string;
            /** The hash of that contract, to compare both ends of an edge. Absent if there is none. */
            contractHash?: string;
        };
        TopologyEdge: {
            /** The port where the edge starts. */
            from: components["schemas"]["TopologyPortReference"];
            /** The port where the edge ends. */
            to: components["schemas"]["TopologyPortReference"];
            /**
             * Whether the ends call each other (`communication`) or one uses the other's `data`.
             * @enum {string}
             */
            family: "communication" | "data";
            /** The exact kind of connection. Absent if there is none. */
            style?: string;
        };
        TopologyPortReference: {
            /** The `logicalId` of the node that has the port. */
            logicalId: string;
            /** The direction of the port. */
            direction: components["schemas"]["PortDirection"];
            /** The name of the port. */
            name: string;
        };
        /** @enum {string} */
        PortDirection: "in" | "out";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
/**
 * The definitions of the contract, of which it has none.
 *
 * @since 0.1.0
 * @category models
 */
export type $defs = Record<string, never>;
/**
 * The operations of the API by the ids of the vendor: what each takes and answers.
 *
 * @since 0.1.0
 * @category models
 */
export interface operations {
    "getV1Agent-approvalsByApprovalId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the approval, as the rejected call returned it to the agent. */
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentApproval"];
                };
            };
            /** This agent has no such approval. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Apps: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only what has exactly this logical id. Different branches may have one each. */
                logicalId?: string;
                /** Only what is on the branch with this id; `unassigned` for what is on none. Cannot be combined with `branchGitName`. */
                branchId?: components["schemas"]["BranchFilter"];
                /** Only what is on the branch with exactly this git name. Cannot be combined with `branchId`. Not empty. */
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not see the services that are asked for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A filter is invalid, or two cannot be combined: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Apps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateServiceInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not create services in this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another service of the branch already has this name or `logicalId`. The error names it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAlreadyExistsBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is missing or not valid, or two cannot be combined: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1AppsByAppId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1AppsByAppId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** One of its deployments cannot be deleted, or one was created in the meantime. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1AppsByAppId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateServiceInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another service of the branch already has this `logicalId`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is invalid, or two cannot be combined: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1AppsByAppIdPromote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PromotionInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service or deployment does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment is not running. Start it, and wait until it is `running`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** An id is invalid, or `deploymentId` is missing. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the plan's limit for compute is reached. Retrying does not change the limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1AppsByAppIdRollback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PromotionInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service or deployment does not exist, the token cannot see it, or the code of the deployment was deleted. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment cannot run: it has no code, or it is being stopped or deleted. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** An id is invalid, or `deploymentId` is missing. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the plan's limit for compute is reached. Retrying does not change the limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1AppsByAppIdDomains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1AppsByAppIdDomains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDomainInput"];
            };
        };
        responses: {
            /** The service already had this domain. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The domain is new. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The host name is invalid, or its CNAME record does not point to the platform. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another service has this host name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service has no live deployment. Promote one first. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the service has reached its limit of domains (3 unless agreed otherwise), which retrying does not change. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1AppsByAppIdDeployments: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1AppsByAppIdDeployments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDeploymentInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedDeploymentResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, the token cannot see it, or its branch is deleted. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is invalid, the service is on no branch, or `skipCodeUpload` is set and no deployment is live. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The environment variables of the branch could not be read. The caller cannot fix this. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Services: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only what has exactly this logical id. Different branches may have one each. */
                logicalId?: string;
                /** Only what is on the branch with this id; `unassigned` for what is on none. Cannot be combined with `branchGitName`. */
                branchId?: components["schemas"]["BranchFilter"];
                /** Only what is on the branch with exactly this git name. Cannot be combined with `branchId`. Not empty. */
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not see the services that are asked for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A filter is invalid, or two cannot be combined: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Services: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateServiceInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not create services in this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another service of the branch already has this name or `logicalId`. The error names it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAlreadyExistsBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is missing or not valid, or two cannot be combined: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ServicesByServiceId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1ServicesByServiceId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** One of its deployments cannot be deleted, or one was created in the meantime. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1ServicesByServiceId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateServiceInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another service of the branch already has this `logicalId`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is invalid, or two cannot be combined: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ServicesByServiceIdPromote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PromotionInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service or deployment does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment is not running. Start it, and wait until it is `running`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** An id is invalid, or `deploymentId` is missing. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the plan's limit for compute is reached. Retrying does not change the limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ServicesByServiceIdRollback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PromotionInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service or deployment does not exist, the token cannot see it, or the code of the deployment was deleted. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment cannot run: it has no code, or it is being stopped or deleted. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** An id is invalid, or `deploymentId` is missing. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the plan's limit for compute is reached. Retrying does not change the limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ServicesByServiceIdDomains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ServicesByServiceIdDomains: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDomainInput"];
            };
        };
        responses: {
            /** The service already had this domain. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The domain is new. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The host name is invalid, or its CNAME record does not point to the platform. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another service has this host name. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service has no live deployment. Promote one first. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the service has reached its limit of domains (3 unless agreed otherwise), which retrying does not change. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ServicesByServiceIdDeployments: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ServicesByServiceIdDeployments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the service, with or without its prefix `cps_`. Matches `^(cps_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDeploymentInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedDeploymentResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this service. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The service does not exist, the token cannot see it, or its branch is deleted. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A field is invalid, the service is on no branch, or `skipCodeUpload` is set and no deployment is live. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The environment variables of the branch could not be read. The caller cannot fix this. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ProjectsByProjectIdBranches: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only the branch with exactly this git name. Cannot be combined with `gitNameContains`. Not empty. */
                gitName?: string;
                /** Only branches whose git name contains this text. Case matters. Cannot be combined with `gitName`. Not empty. */
                gitNameContains?: string;
            };
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** `gitName` and `gitNameContains` cannot be combined. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ProjectsByProjectIdBranches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateBranchInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project already has a branch with this `gitName`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The `gitName` is not the name of a git branch. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1BranchesByBranchId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1BranchesByBranchId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The branch still has services, databases or buckets. Delete or move them first. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** It is the default or the production branch of its project, which cannot be deleted. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1BranchesByBranchId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateBranchInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Only `isDefault: true` can be set: the git name and the role are fixed, and the default moves only when another branch becomes the default. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Buckets: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page. From 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only what has exactly this logical id. Different branches may have one each. */
                logicalId?: string;
                /** Only what is on the branch with this id; `unassigned` for what is on none. Cannot be combined with `branchGitName`. */
                branchId?: components["schemas"]["BranchFilter"];
                /** Only what is on the branch with exactly this git name. Cannot be combined with `branchId`. Not empty. */
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Buckets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateBucketInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketResponse"];
                };
            };
            /** A field is invalid, or two cannot be combined: `message` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not create buckets in this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another bucket of the branch already has this `logicalId`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1BucketsByBucketId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The bucket does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1BucketsByBucketId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The bucket does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1BucketsByBucketId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateBucketInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The bucket or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another bucket of the branch already has this `logicalId`, or the branch changed in the meantime. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** No field is given, the name is empty, or two fields cannot be combined: `message` says which. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1BucketsByBucketIdKeys: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page. From 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketKeyPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The bucket does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1BucketsByBucketIdKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateBucketKeyInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The new key. Its secret is shown only in this answer. */
                        data: components["schemas"]["CreatedBucketKey"];
                    };
                };
            };
            /** The name or the role is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The bucket does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1BucketsByBucketIdKeysByKeyId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the bucket, with or without its prefix `bkt_`. Matches `^(bkt_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                bucketId: components["schemas"]["BucketId"];
                /** The id of the key, with or without its prefix `bkey_`. Matches `^(bkey_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                keyId: components["schemas"]["BucketKeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The key does not exist in this bucket, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Builds: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only the builds for the branch with this id, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId?: components["schemas"]["BranchId"];
                /** Only the builds in this state. */
                state?: components["schemas"]["BuildState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Builds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateBuildInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or its branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1BuildsByBuildId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the build, with or without its prefix `bld_`. Matches `^(bld_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                buildId: components["schemas"]["BuildId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The build, with the resources that it touched. */
                        data: components["schemas"]["BuildWithResources"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The build does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1BuildsByBuildId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the build, with or without its prefix `bld_`. Matches `^(bld_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                buildId: components["schemas"]["BuildId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateBuildInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The build does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** `projectId`, `branchId`, `deployedUrl` or `applicationTopologyContentHash` already has another value. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    putV1BuildsByBuildIdResourcesByResourceTypeByResourceId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the build, with or without its prefix `bld_`. Matches `^(bld_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                buildId: components["schemas"]["BuildId"];
                /** The kind of resource. */
                resourceType: components["schemas"]["BuildResourceType"];
                /** The id of the resource, with its prefix. It must belong to the workspace of the token. 1 to 200 characters. */
                resourceId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PutBuildResourceInput"];
            };
        };
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The build or resource does not exist, or the token cannot see it. Report a deletion before you delete. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1BuildsByBuildIdLogs: {
        parameters: {
            query?: {
                /** `true` keeps the stream open until the build ends. Omitted or `false`: it ends with the lines so far. */
                follow?: components["schemas"]["BooleanText"];
                /** Start after the record with this cursor. Omitted: start with the first line. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** The id of the build, with or without its prefix `bld_`. Not empty. */
                buildId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["BuildLogRecord"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The build does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DomainsByDomainId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the domain, with or without its prefix `dom_`. Matches `^(dom_)?[A-Za-z0-9]+$`. */
                domainId: components["schemas"]["DomainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this domain. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The domain does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1DomainsByDomainId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the domain, with or without its prefix `dom_`. Matches `^(dom_)?[A-Za-z0-9]+$`. */
                domainId: components["schemas"]["DomainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this domain. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The domain does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1DomainsByDomainIdRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the domain, with or without its prefix `dom_`. Matches `^(dom_)?[A-Za-z0-9]+$`. */
                domainId: components["schemas"]["DomainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this domain. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The domain does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The verification is still running. Wait until the domain is `failed` or pending. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Connections: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only the connections of the database with this id. Omitted: all that the token can see. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId?: components["schemas"]["DatabaseId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Connections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateConnectionInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedConnectionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The database does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ConnectionsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the connection, with or without its prefix `con_`. Matches `^(con_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The connection, without its secrets. */
                        data: components["schemas"]["Connection"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The connection does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1ConnectionsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the connection, with or without its prefix `con_`. Matches `^(con_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The connection does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ConnectionsByIdRotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the connection, with or without its prefix `con_`. Matches `^(con_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedConnectionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The connection does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Databases: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only what has exactly this logical id. Different branches may have one each. */
                logicalId?: string;
                /** Only what is on the branch with this id; `unassigned` for what is on none. Cannot be combined with `branchGitName`. */
                branchId?: components["schemas"]["BranchFilter"];
                /** Only what is on the branch with exactly this git name. Cannot be combined with `branchId`. Not empty. */
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabasePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not see the databases that are asked for. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Databases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDatabaseInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The new database. The connection strings of its connections are shown only in this answer. */
                        data: components["schemas"]["CreatedDatabase"];
                    };
                };
            };
            /** A field is invalid, or two cannot be combined: `message` says which. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not create databases in this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project, branch, source database or backup does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another database of the branch already has this `logicalId`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DatabasesByDatabaseId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabaseResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this database. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The database does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1DatabasesByDatabaseId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** It is the default database of its project, which is deleted only with the project, or the token may not delete it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The database does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1DatabasesByDatabaseId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateDatabaseInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabaseResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this database. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The database does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another database of the branch already has this `logicalId`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DatabasesByDatabaseIdConnections: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1DatabasesByDatabaseIdConnections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateConnectionInDatabaseInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedConnectionResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The database does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DatabasesByDatabaseIdBackups: {
        parameters: {
            query?: {
                /** The maximum number of items per page. From 1 to 100. Default: `25`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The database does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** This database is remote, and has no backups here. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1DatabasesByTargetDatabaseIdRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the database whose data is replaced, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                targetDatabaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RestoreDatabaseInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The database, which is `recovering` until the backup is restored. */
                        data: components["schemas"]["RestoredDatabase"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The database, source database or backup does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The database is `provisioning` or `recovering`. Wait until it is `ready`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The source is not a backup, or the backup cannot be restored. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DatabasesByDatabaseIdUsage: {
        parameters: {
            query?: {
                /** The start of the period, in ISO 8601, such as `2026-09-01`. `period` of the answer says what was used. */
                startDate?: string;
                /** The end of the period, in ISO 8601, such as `2026-09-30`. `period` of the answer says what was used. */
                endDate?: string;
            };
            header?: never;
            path: {
                /** The id of the database, with or without its prefix `db_`. Matches `^(db_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabaseUsage"];
                };
            };
            /** A date is invalid, or `endDate` is not after `startDate`. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The database does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The figures could not be read. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The figures are not available now. `Retry-After` says in how many seconds to ask again. */
            503: {
                headers: {
                    /** How long to wait before asking again, in seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DeploymentsByDeploymentId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The deployment. */
                        data: components["schemas"]["Deployment"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this deployment. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1DeploymentsByDeploymentId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this deployment. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** It is neither `stopped` nor `new`. Stop it, and wait until it is `stopped`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1DeploymentsByDeploymentIdStart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The host name of the deployment. Wait until its status is `running`. */
                        data: components["schemas"]["StartedDeployment"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this deployment. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Its code is not uploaded, or it already runs. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests, or the plan's limit for compute is reached. Retrying does not change the limit. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1DeploymentsByDeploymentIdStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this deployment. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** It is neither `running` nor `provisioning`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1DeploymentsByDeploymentIdLogs: {
        parameters: {
            query?: {
                /** Start this many lines before the end. From 1 to 10000. */
                tail?: number;
                /** `true` starts with the first line that is kept, and overrides `tail`. */
                from_start?: components["schemas"]["BooleanText"];
                /** Start where another answer ended: `cursor` of its `terminal` record. Overrides `tail` and `from_start`. Matches `^\d+$`. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** The id of the deployment, with or without its prefix `cpv_`. Matches `^(cpv_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A WebSocket, for a request with `Upgrade: websocket`: the same records live, for 10 minutes at most. */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["DeploymentLogRecord"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not use this deployment. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The deployment does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Projects: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only the project with exactly this logical id. */
                logicalId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Projects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateProjectInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedProjectResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another project of the workspace already has this `logicalId`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ProjectsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1ProjectsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The project still has services. Delete those first. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    patchV1ProjectsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateProjectInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not change this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is invalid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ProjectsByIdTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TransferProjectInput"];
            };
        };
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project cannot be transferred: `message` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AcquireLeaseInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaseResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another holder has the lease. `message` names the holder. Try again later: there is no queue. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is lost: it is expired, replaced or released. Or the project or branch does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "patchV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RenewLeaseInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaseResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is lost: it is expired, replaced or released. Or the project or branch does not exist. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateVersion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. */
                projectId: string;
                /** The id of the branch, with or without its prefix `br_`. */
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlchemyStateVersion"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStages": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResources": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
                /** The full name of the resource in its stage, as Alchemy builds it. Not empty. */
                fqn: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "putV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
                /** The full name of the resource in its stage, as Alchemy builds it. Not empty. */
                fqn: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
                /** The full name of the resource in its stage, as Alchemy builds it. Not empty. */
                fqn: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageReplaced-resources": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown[];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageOutput": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "putV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageOutput": {
        parameters: {
            query?: never;
            header: {
                /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
                /** The name of the stage. 1 to 200 characters. */
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": unknown;
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is not valid for this stack and stage: it was lost, has expired, or belongs to another holder. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStack": {
        parameters: {
            query?: {
                /** Delete the state of this stage only. Omitted: of all stages, none of which may have another lease. 1 to 200 characters. */
                stage?: string;
            };
            header: {
                /** The `leaseId` of a lease that has not expired, with or without its prefix `aslease_`. A secret. Matches `^(aslease_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
                /** The name of the stack. 1 to 200 characters. */
                stack: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The lease is not valid for this stack, or another stage of the stack has a lease. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1ProjectsByProjectIdBranchesByBranchIdApplication-topology": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopologyResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "putV1ProjectsByProjectIdBranchesByBranchIdApplication-topology": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
                /** The id of the branch, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReplaceTopologyInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopologyResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The graph is invalid: `message` says where. The previous graph is kept. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1ProjectsByProjectIdDatabases: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabasePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1ProjectsByProjectIdDatabases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the project, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateDatabaseInProjectInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The new database. The connection strings of its connections are shown only in this answer. */
                        data: components["schemas"]["CreatedDatabaseWithApiKeys"];
                    };
                };
            };
            /** The region, the source or another field is invalid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token may not create databases in this project. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project, source database or backup does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Environment-variables": {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
                /** Only what is in the project with this id. Omitted: all that the token can see. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId?: components["schemas"]["ProjectId"];
                /** Only the variables for the production branch, or for preview branches. */
                class?: components["schemas"]["EnvironmentClass"];
                /** Only the variables with exactly this name. 1 to 256 characters. Matches `^[A-Z_][A-Z0-9_]*$`. */
                key?: components["schemas"]["EnvironmentVariableKey"];
                /** Only the variables for the branch with this id, with or without its prefix `br_`. Matches `^(br_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                branchId?: components["schemas"]["BranchId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariablePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is invalid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1Environment-variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateEnvironmentVariableInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariableResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or branch does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The variable already exists here. Change its value with a PATCH. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is invalid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The value could not be encrypted. The caller cannot fix this. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Environment-variablesByEnvVarId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the variable, with or without its prefix `envvar_`. Matches `^(envvar_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                envVarId: components["schemas"]["EnvironmentVariableId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariableResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The variable does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is invalid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1Environment-variablesByEnvVarId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the variable, with or without its prefix `envvar_`. Matches `^(envvar_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                envVarId: components["schemas"]["EnvironmentVariableId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The variable does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is invalid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "patchV1Environment-variablesByEnvVarId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the variable, with or without its prefix `envvar_`. Matches `^(envvar_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                envVarId: components["schemas"]["EnvironmentVariableId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateEnvironmentVariableInput"];
            };
        };
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariableResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The variable does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is invalid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The value could not be encrypted. The caller cannot fix this. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Integrations: {
        parameters: {
            query: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
                /** The id of the workspace whose integrations to list, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1IntegrationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the integration, with or without its prefix `itgr_`. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["IntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The integration. */
                        data: components["schemas"]["Integration"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The integration does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1IntegrationsById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the integration, with or without its prefix `itgr_`. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["IntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The integration does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The owner of the token. */
                        data: components["schemas"]["Identity"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1WorkspacesByWorkspaceIdIntegrations: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The workspace does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    deleteV1WorkspacesByWorkspaceIdIntegrationsByClientId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the application whose access ends, as `client.id` of an integration. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                clientId: components["schemas"]["IntegrationId"];
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** No such application has access to this workspace, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1WorkspacesByWorkspaceIdService-tokens": {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page. From 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceTokenPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1WorkspacesByWorkspaceIdService-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateServiceTokenInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The new token. Its value is shown only in this answer. */
                        data: components["schemas"]["CreatedServiceToken"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The workspace does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The name is missing, empty or too long. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1WorkspacesByWorkspaceIdService-tokensByServiceTokenId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
                /** The id of the token, with or without its prefix `itgr_`. Matches `^(itgr_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                serviceTokenId: components["schemas"]["IntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The token does not exist in this workspace, or the caller cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1AuthGithub-actionsToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExchangeTokenInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The token for this run. Its value is shown only in this answer. */
                        data: components["schemas"]["ExchangedToken"];
                    };
                };
            };
            /** The OIDC token is missing, expired, not for `prisma-cloud`, or from a repository that is not connected. All get the same answer. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeRefusedBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Regions: {
        parameters: {
            query?: {
                /** Only the regions of this product. Omitted: all regions. */
                product?: components["schemas"]["Product"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** All regions. There is only one page. */
                        data: components["schemas"]["Region"][];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1RegionsPostgres: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** All regions of Prisma Postgres. There is only one page. */
                        data: components["schemas"]["PostgresRegion"][];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1RegionsAccelerate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** All regions of Accelerate. There is only one page. */
                        data: components["schemas"]["AccelerateRegion"][];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Scm-installations": {
        parameters: {
            query: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
                /** The id of the workspace whose installations to list, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
                /** Only the installations that may read this repository, as `owner/name`. */
                repository?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScmInstallationPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1Scm-installationsInstall-intents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateInstallIntentInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Where a person installs the GitHub App. */
                        data: components["schemas"]["InstallIntent"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Only the token of a person can start an installation. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The workspace does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** A value of the request is invalid: `message` says which one. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Too many requests. Wait before the next one: `Retry-After`, if present, says how long. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Scm-installationsByInstallationIdRepositories": {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page. From 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path: {
                /** The id of the installation, with or without its prefix `scminstall_`. Matches `^(scminstall_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                installationId: components["schemas"]["ScmInstallationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScmRepositoryPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The installation does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** GitHub refused to list the repositories. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Source-repositories": {
        parameters: {
            query: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
                /** The id of the project whose repositories to list, with or without its prefix `proj_`. Matches `^(proj_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                projectId: components["schemas"]["ProjectId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRepositoryPage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "postV1Source-repositories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateSourceRepositoryInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRepositoryResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The installation is suspended or removed, or the token may not use it. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The project or installation does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The repository or the project is already connected. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The installation may not read this repository. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "getV1Source-repositoriesById": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the link between repository and project, with or without its prefix `srcrepo_`. Matches `^(srcrepo_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["SourceRepositoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRepositoryResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The repository is not connected, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    "deleteV1Source-repositoriesById": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the link between repository and project, with or without its prefix `srcrepo_`. Matches `^(srcrepo_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["SourceRepositoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The repository is not connected, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1Workspaces: {
        parameters: {
            query?: {
                /** The cursor of the page: `nextCursor` of the previous page. Omitted or null: the first page. */
                cursor?: string | null;
                /** The maximum number of items per page: 1 to 100. Default: `100`. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspacePage"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1Workspaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateWorkspaceInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Only the token of a person can create workspaces. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1WorkspacesById: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The workspace does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    getV1WorkspacesByIdSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the workspace, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                id: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** The plan of the workspace. */
                        data: components["schemas"]["Subscription"];
                    };
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The workspace does not exist, or the token cannot see it. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    postV1WorkspacesByWorkspaceIdProjects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** The id of the workspace to create the project in, with or without its prefix `wksp_`. Matches `^(wksp_)?([cC][^\s-]{8,}|[a-z0-9]+)$`. */
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateProjectInWorkspaceInput"];
            };
        };
        responses: {
            /** Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedProjectResponse"];
                };
            };
            /** The token is missing, expired, revoked or unknown. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** Another project of the workspace already has this `logicalId`. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** The body is larger than this operation accepts. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
