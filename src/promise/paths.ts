// Generated from openapi.json by `npm run generate`. Do not edit: change the contract, not this file.
export interface paths {
    "/v1/agent-approvals/{approvalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gets how far a person has decided about what an agent asked for.
         * @description Ask again until `status` is no longer `pending`. The answer has no `data` around it.
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
         * @description Its `appEndpointDomain` is a placeholder until the first promote. A 409 names the one that exists already.
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
         * @description A 429 may be the compute limit of the plan, which repeating does not lift.
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
         * @description A 429 may be the compute limit of the plan, which repeating does not lift.
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
         * @description Answers 201 when the domain is new and 200 when it was there. A 429 may be the number of domains that a service can have, which repeating does not lift.
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
         * @description Send the code to `uploadUrl`, then start it. The URL is presigned: whoever has it can upload.
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
         * @description Its `appEndpointDomain` is a placeholder until the first promote. A 409 names the one that exists already.
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
         * @description A 429 may be the compute limit of the plan, which repeating does not lift.
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
         * @description One that is stopped is started, and the answer waits until it runs. A 429 may be the compute limit of the plan, which repeating does not lift.
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
         * @description Answers 201 when the domain is new and 200 when it was there. A 429 may be the number of domains that a service can have, which repeating does not lift.
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
         * @description Send the code to `uploadUrl`, then start it. The URL is presigned: whoever has it can upload. `skipCodeUpload` takes the code of the promoted deployment instead, and needs one.
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
         * @description Refused for the default branch of a project, for its production branch, and while services, databases or buckets are on it.
         */
        delete: operations["deleteV1BranchesByBranchId"];
        options?: never;
        head?: never;
        /**
         * Makes a branch the default one of its project.
         * @description Its role stays: the first branch of a project is its production branch.
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
         * @description Safe to repeat only with a `runIdentity`: the same run is then the same build. Without one, every call makes another.
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
         * Reports how a build goes on.
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
         * @description Refused for the default database of a project: it goes with the project.
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
         * @description There is no cursor: raise `limit` (25 when left out, 100 at most) to see more.
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
         * Replaces the data of a database by a backup.
         * @description What was in it is gone.
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
         * @description A 429 may be the compute limit of the plan, which repeating does not lift.
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
         * @description The page ends in a `terminal` record that has the cursor of the next one. With `Upgrade: websocket` the answer is 101 and the same records come live, for ten minutes at most.
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
         * @description Refused while it has services. Its databases go with it.
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
         * Hands a project over to the workspace of another person's access token.
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
         * @description It lasts `ttlSeconds`: 60 by default, from 30 to 300. A 409 means that someone else holds it. The lease id is a capability: keep it secret.
         */
        post: operations["postV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease"];
        /** Gives a lease back. */
        delete: operations["deleteV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateLease"];
        options?: never;
        head?: never;
        /**
         * Keeps a lease from running out.
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
         * @description `null` where it has none.
         */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageResourcesByFqn"];
        /** Writes the state of a resource, and answers it. */
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
         * @description `null` where it has none.
         */
        get: operations["getV1ProjectsByProjectIdBranchesByBranchIdAlchemy-stateStateStacksByStackStagesByStageOutput"];
        /** Writes the output of a stage, and answers it. */
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
        /** Takes the access to its workspace away from an application. */
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
        /** Gets who the token stands for: a user, a workspace, a credential. */
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
        /** Takes the access to this workspace away from an application. */
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
         * @description Needs no token of ours; the OIDC token must have the audience `prisma-cloud`. It lasts `expiresInSeconds`: 1800 by default, from 60 to 3600. Every refusal is the same 401.
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
        /** Lists the regions where a database can be. */
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
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        WorkspaceId: string;
        ProjectId: string;
        DatabaseId: string;
        ConnectionId: string;
        BranchId: string;
        NullableBranchId: string | null;
        /** @description A branch id, or `unassigned` for what belongs to no branch. */
        BranchFilter: "unassigned" | components["schemas"]["BranchId"];
        ServiceId: string;
        DeploymentId: string;
        DomainId: string;
        BuildId: string;
        BucketId: string;
        BucketKeyId: string;
        EnvironmentVariableId: string;
        /** @description The id of an integration or of a service token. */
        IntegrationId: string;
        ScmInstallationId: string;
        SourceRepositoryId: string;
        /** @description Whoever has it holds the lease: it is a capability. */
        LeaseId: string;
        ErrorBody: {
            error: {
                code: string;
                message: string;
                hint?: string;
            };
        };
        /** @description Ask for the next page with `nextCursor` as long as `hasMore` is true. */
        Pagination: {
            nextCursor: string | null;
            hasMore: boolean;
        };
        /** @description Another resource: its id, its name and the link to it. */
        ResourceReference: {
            id: string;
            /** Format: uri */
            url: string;
            name: string;
        };
        /** @description Another thing by its id and its name. */
        NamedReference: {
            id: string;
            name: string;
        };
        NullableNamedReference: {
            id: string;
            name: string;
        } | null;
        /**
         * @description A boolean as text, in a query string.
         * @enum {string}
         */
        BooleanText: "true" | "false";
        /**
         * @description What a branch is, and what a variable is for.
         * @enum {string}
         */
        EnvironmentClass: "production" | "preview";
        /** @enum {string} */
        Product: "postgres" | "accelerate";
        /** @description A name of the caller's choice that is unique where it is used. */
        LogicalId: string;
        Workspace: {
            id: string;
            /** @constant */
            type: "workspace";
            /** Format: uri */
            url: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
        };
        WorkspacePage: {
            data: components["schemas"]["Workspace"][];
            pagination: components["schemas"]["Pagination"];
        };
        WorkspaceResponse: {
            data: components["schemas"]["Workspace"];
        };
        CreateWorkspaceInput: {
            displayName?: string;
        };
        Subscription: {
            planName: string;
            usageBlocked: boolean;
            /** Format: uri */
            upgradeUrl: string;
        };
        Project: {
            id: string;
            /** @constant */
            type: "project";
            /** Format: uri */
            url: string;
            name: string;
            logicalId: string | null;
            /** Format: date-time */
            createdAt: string;
            defaultRegion: string | null;
            workspace: components["schemas"]["ResourceReference"];
        };
        ProjectPage: {
            data: components["schemas"]["Project"][];
            pagination: components["schemas"]["Pagination"];
        };
        ProjectResponse: {
            data: components["schemas"]["Project"];
        };
        /** @description A new project, with the database that was made for it. */
        CreatedProject: {
            id: string;
            /** @constant */
            type: "project";
            /** Format: uri */
            url: string;
            name: string;
            logicalId: string | null;
            /** Format: date-time */
            createdAt: string;
            defaultRegion: string | null;
            workspace: components["schemas"]["ResourceReference"];
            database: components["schemas"]["InitialDatabase"];
        };
        CreatedProjectResponse: {
            data: components["schemas"]["CreatedProject"];
        };
        CreateProjectInput: {
            /** @default true */
            createDatabase?: boolean;
            name?: string;
            region?: components["schemas"]["RegionId"];
            logicalId?: components["schemas"]["LogicalId"];
            workspaceId?: string;
        };
        CreateProjectInWorkspaceInput: {
            /** @default true */
            createDatabase?: boolean;
            name?: string;
            region?: components["schemas"]["RegionId"];
            logicalId?: components["schemas"]["LogicalId"];
        };
        UpdateProjectInput: {
            name?: string;
            settings?: {
                [key: string]: unknown;
            };
        };
        TransferProjectInput: {
            recipientAccessToken: string;
        };
        Database: {
            id: string;
            /** @constant */
            type: "database";
            /** Format: uri */
            url: string;
            name: string;
            status: components["schemas"]["DatabaseStatus"];
            /** Format: date-time */
            createdAt: string;
            isDefault: boolean;
            defaultConnectionId: string | null;
            connections: components["schemas"]["Connection"][];
            project: components["schemas"]["ResourceReference"];
            region: components["schemas"]["NullableNamedReference"];
            source: components["schemas"]["DatabaseSource"];
            branchId: string | null;
            logicalId: string | null;
        };
        DatabasePage: {
            data: components["schemas"]["Database"][];
            pagination: components["schemas"]["Pagination"];
        };
        DatabaseResponse: {
            data: components["schemas"]["Database"];
        };
        /** @description A new database: the only time its connections carry their connection strings. */
        CreatedDatabase: {
            id: string;
            /** @constant */
            type: "database";
            /** Format: uri */
            url: string;
            name: string;
            status: components["schemas"]["DatabaseStatus"];
            /** Format: date-time */
            createdAt: string;
            isDefault: boolean;
            defaultConnectionId: string | null;
            connections: components["schemas"]["InitialConnection"][];
            project: components["schemas"]["ResourceReference"];
            region: components["schemas"]["NullableNamedReference"];
            source: components["schemas"]["DatabaseSource"];
            branchId: string | null;
            logicalId: string | null;
        };
        /** @description A new database with the deprecated `apiKeys` beside its connections. */
        CreatedDatabaseWithApiKeys: {
            id: string;
            /** @constant */
            type: "database";
            /** Format: uri */
            url: string;
            name: string;
            status: components["schemas"]["InitialDatabaseStatus"];
            /** Format: date-time */
            createdAt: string;
            isDefault: boolean;
            defaultConnectionId: string | null;
            connections: components["schemas"]["InitialConnection"][];
            project: components["schemas"]["ResourceReference"];
            region: components["schemas"]["NamedReference"];
            source: components["schemas"]["DatabaseSource"];
            branchId: string | null;
            logicalId: string | null;
            /** @deprecated */
            apiKeys: components["schemas"]["ApiKey"][];
            /** @deprecated */
            connectionString: string | null;
            directConnection: components["schemas"]["DirectConnection"];
        };
        /** @description The database that was made with a project; null when none was asked for. */
        InitialDatabase: {
            id: string;
            /** @constant */
            type: "database";
            /** Format: uri */
            url: string;
            name: string;
            status: components["schemas"]["InitialDatabaseStatus"];
            /** Format: date-time */
            createdAt: string;
            isDefault: boolean;
            defaultConnectionId: string | null;
            connections: components["schemas"]["InitialConnection"][];
            region: components["schemas"]["NamedReference"];
            source: components["schemas"]["DatabaseSource"];
            branchId: string | null;
            logicalId: string | null;
            /** @deprecated */
            apiKeys: components["schemas"]["ApiKey"][];
            /** @deprecated */
            connectionString: string | null;
            directConnection: components["schemas"]["DirectConnection"];
        } | null;
        RestoredDatabase: {
            id: string;
            /** @constant */
            type: "database";
            /** Format: uri */
            url: string;
            name: string;
            status: components["schemas"]["DatabaseStatus"];
            /** Format: date-time */
            createdAt: string;
            isDefault: boolean;
            defaultConnectionId: string | null;
            connections: components["schemas"]["Connection"][];
            project: components["schemas"]["ResourceReference"];
            region: components["schemas"]["NullableNamedReference"];
            source: components["schemas"]["BackupSource"];
            branchId: string | null;
            logicalId: string | null;
        };
        /** @enum {string} */
        DatabaseStatus: "failure" | "provisioning" | "ready" | "recovering";
        /** @enum {string} */
        InitialDatabaseStatus: "provisioning" | "ready";
        CreateDatabaseInput: {
            projectId: components["schemas"]["ProjectId"];
            region?: components["schemas"]["DatabaseRegionId"];
            name?: string;
            /** @default false */
            isDefault?: boolean;
            source?: components["schemas"]["DatabaseSourceInput"];
            branchId?: components["schemas"]["NullableBranchId"];
            branchGitName?: string | null;
            logicalId?: string;
        };
        CreateDatabaseInProjectInput: {
            region?: components["schemas"]["DatabaseRegionId"];
            name?: string;
            /** @default false */
            isDefault?: boolean;
            /** @deprecated */
            fromDatabase?: {
                id: components["schemas"]["DatabaseId"];
                backupId?: string;
            };
            source?: components["schemas"]["DatabaseSourceInput"];
        };
        UpdateDatabaseInput: {
            name?: string;
            branchId?: components["schemas"]["NullableBranchId"];
            branchGitName?: string | null;
            logicalId?: string;
        };
        RestoreDatabaseInput: {
            source: components["schemas"]["BackupSourceInput"];
        };
        /** @description What a database was made from. */
        DatabaseSource: components["schemas"]["EmptySource"] | components["schemas"]["BackupSource"] | components["schemas"]["ExistingDatabaseSource"] | null;
        EmptySource: {
            /** @constant */
            type: "empty";
        };
        BackupSource: {
            /** @constant */
            type: "backup";
            databaseId: string;
            backupId: string;
        };
        ExistingDatabaseSource: {
            /** @constant */
            type: "database";
            databaseId: string;
        };
        DatabaseSourceInput: components["schemas"]["EmptySource"] | components["schemas"]["BackupSourceInput"] | components["schemas"]["ExistingDatabaseSourceInput"];
        BackupSourceInput: {
            /** @constant */
            type: "backup";
            databaseId: components["schemas"]["DatabaseId"];
            backupId: string;
        };
        ExistingDatabaseSourceInput: {
            /** @constant */
            type: "database";
            databaseId: components["schemas"]["DatabaseId"];
        };
        /**
         * @default us-east-1
         * @enum {string}
         */
        DatabaseRegionId: "us-east-1" | "us-west-1" | "eu-west-3" | "eu-central-1" | "ap-northeast-1" | "ap-southeast-1" | "inherit";
        Backup: {
            id: string;
            /** @enum {string} */
            backupType: "full" | "incremental" | "differential";
            /** Format: date-time */
            createdAt: string;
            size?: number;
            /** @enum {string} */
            status: "running" | "completed" | "failed" | "unknown";
            /** @constant */
            type?: "backup";
        };
        /** @description The newest backups: there is no cursor to older ones. */
        BackupPage: {
            data: components["schemas"]["Backup"][];
            meta: {
                backupRetentionDays: number;
            };
            pagination: {
                hasMore: boolean;
                limit: number | null;
            };
        };
        DatabaseUsage: {
            period: {
                /** Format: date-time */
                start: string;
                /** Format: date-time */
                end: string;
            };
            metrics: {
                operations: {
                    used: number;
                    /** @constant */
                    unit: "ops";
                };
                storage: {
                    used: number;
                    /** @constant */
                    unit: "GiB";
                };
            };
            /** Format: date-time */
            generatedAt: string;
        };
        /** @description A way into a database, without its secrets. */
        Connection: {
            id: string;
            /** @constant */
            type: "connection";
            /** Format: uri */
            url: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
            kind: components["schemas"]["Product"];
            endpoints: components["schemas"]["Endpoints"];
            directConnection?: components["schemas"]["DirectConnection"];
            database: components["schemas"]["ResourceReference"];
        };
        ConnectionPage: {
            data: components["schemas"]["Connection"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description A new or rotated connection: the only time it carries its connection strings. */
        CreatedConnection: {
            id: string;
            /** @constant */
            type: "connection";
            /** Format: uri */
            url: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
            kind: components["schemas"]["Product"];
            endpoints: components["schemas"]["CreatedEndpoints"];
            /** @deprecated */
            connectionString: string;
            directConnection?: components["schemas"]["DirectConnection"];
            database: components["schemas"]["ResourceReference"];
            /** @deprecated */
            host: string | null;
            /** @deprecated */
            pass: string | null;
            /** @deprecated */
            user: string | null;
        };
        CreatedConnectionResponse: {
            data: components["schemas"]["CreatedConnection"];
        };
        /** @description A connection that was made with its database. */
        InitialConnection: {
            id: string;
            /** @constant */
            type: "connection";
            /** Format: uri */
            url: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
            kind: components["schemas"]["Product"];
            endpoints: components["schemas"]["InitialEndpoints"];
            directConnection?: components["schemas"]["DirectConnection"];
            database: components["schemas"]["ResourceReference"];
        };
        /** @description The deprecated form of a connection. */
        ApiKey: {
            id: string;
            /** @constant */
            type: "connection";
            /** Format: uri */
            url: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
            kind: components["schemas"]["Product"];
            endpoints: components["schemas"]["Endpoints"];
            /** @deprecated */
            connectionString: string;
            directConnection?: components["schemas"]["DirectConnection"];
        };
        Endpoint: {
            host: string;
            port: number;
        };
        Endpoints: {
            direct?: components["schemas"]["Endpoint"];
            pooled?: components["schemas"]["Endpoint"];
            accelerate?: components["schemas"]["Endpoint"];
        };
        CreatedEndpoint: {
            host: string;
            port: number;
            connectionString: string;
        };
        CreatedEndpoints: {
            direct?: components["schemas"]["CreatedEndpoint"];
            pooled?: components["schemas"]["CreatedEndpoint"];
            accelerate?: components["schemas"]["CreatedEndpoint"];
        };
        InitialEndpoint: {
            host: string;
            port: number;
            connectionString?: string;
        };
        InitialEndpoints: {
            direct?: components["schemas"]["InitialEndpoint"];
            pooled?: components["schemas"]["InitialEndpoint"];
            accelerate?: components["schemas"]["InitialEndpoint"];
        };
        /**
         * @deprecated
         * @description Deprecated: `endpoints.direct` has the connection string.
         */
        DirectConnection: {
            host: string;
            pass: string;
            user: string;
        } | null;
        CreateConnectionInput: {
            databaseId: components["schemas"]["DatabaseId"];
            name: string;
        };
        CreateConnectionInDatabaseInput: {
            name: string;
        };
        Branch: {
            id: string;
            /** @constant */
            type: "branch";
            /** Format: uri */
            url: string;
            gitName: string;
            isDefault: boolean;
            role: components["schemas"]["EnvironmentClass"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            project: components["schemas"]["ResourceReference"];
        };
        BranchPage: {
            data: components["schemas"]["Branch"][];
            pagination: components["schemas"]["Pagination"];
        };
        BranchResponse: {
            data: components["schemas"]["Branch"];
        };
        CreateBranchInput: {
            gitName: string;
            isDefault?: boolean;
        };
        UpdateBranchInput: {
            isDefault?: boolean | null;
        };
        Service: {
            id: string;
            /** @constant */
            type: "app";
            /** Format: uri */
            url: string;
            name: string;
            region: components["schemas"]["NamedReference"];
            projectId: string;
            branchId: string | null;
            latestDeploymentId: string | null;
            appEndpointDomain: string;
            /** Format: date-time */
            createdAt: string;
            logicalId: string | null;
        };
        ServicePage: {
            data: components["schemas"]["Service"][];
            pagination: components["schemas"]["Pagination"];
        };
        ServiceResponse: {
            data: components["schemas"]["Service"];
        };
        CreateServiceInput: {
            displayName: string;
            /**
             * @default us-east-1
             * @enum {string}
             */
            regionId?: "us-east-1" | "us-west-1" | "eu-west-3" | "eu-central-1" | "ap-northeast-1" | "ap-southeast-1";
            branchId?: components["schemas"]["NullableBranchId"];
            branchGitName?: string | null;
            projectId: components["schemas"]["ProjectId"];
            logicalId?: string;
        };
        UpdateServiceInput: {
            displayName?: string;
            logicalId?: string;
            branchId?: components["schemas"]["NullableBranchId"];
            branchGitName?: string | null;
        };
        /** @description Says which service is there already. */
        ServiceAlreadyExistsBody: {
            error: {
                /** @constant */
                code: "app:already_exists";
                message: string;
                existingAppId: string;
                name: string;
                branchGitName: string;
                /** @enum {string} */
                conflict?: "name" | "logicalId";
                logicalId?: string | null;
            };
        };
        /** @enum {string} */
        RegionId: "us-east-1" | "us-west-1" | "eu-west-3" | "eu-central-1" | "ap-northeast-1" | "ap-southeast-1";
        Promotion: {
            appEndpointDomain: string;
            reassignedDomains: number;
        };
        PromotionResponse: {
            data: components["schemas"]["Promotion"];
        };
        PromotionInput: {
            deploymentId?: components["schemas"]["DeploymentId"];
            /** @deprecated */
            versionId?: string;
        };
        Domain: {
            id: string;
            /** @constant */
            type: "custom-domain";
            /** Format: uri */
            url: string;
            hostname: string;
            appId: string;
            /** @deprecated */
            computeServiceId: string;
            status: components["schemas"]["DomainStatus"];
            foundryStatus: string;
            failureReason: string | null;
            /** @enum {string|null} */
            failureCategory: "dns" | "acme" | "storage" | "unknown" | null;
            /** Format: date-time */
            certExpiresAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            dnsRecords: components["schemas"]["DnsRecord"][];
        };
        /** @description All the domains of a service: always the last page. */
        DomainPage: {
            data: components["schemas"]["Domain"][];
            pagination: {
                /** @constant */
                hasMore: false;
                nextCursor: null;
            };
        };
        DomainResponse: {
            data: components["schemas"]["Domain"];
        };
        /** @enum {string} */
        DomainStatus: "pending_dns" | "verifying" | "verified_routing_blocked" | "provisioning_tls" | "active" | "failed" | "removing";
        DnsRecord: {
            /** @constant */
            type: "CNAME";
            name: string;
            value: string;
            ttl: number | null;
        };
        CreateDomainInput: {
            hostname: string;
        };
        Deployment: {
            id: string;
            /** @constant */
            type: "deployment";
            /** Format: uri */
            url: string;
            serviceId: string;
            foundryVersionId: string;
            status: string;
            previewDomain: string | null;
            envVars?: {
                [key: string]: string;
            };
            portMapping?: {
                http?: number;
            };
            /** Format: date-time */
            createdAt: string;
        };
        /** @description A deployment as the lists of its service show it. */
        DeploymentSummary: {
            id: string;
            /** @constant */
            type: "deployment";
            /** Format: uri */
            url: string;
            serviceId: string;
            foundryVersionId: string;
            /** Format: date-time */
            createdAt: string;
        };
        DeploymentPage: {
            data: components["schemas"]["DeploymentSummary"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description A new deployment, with the presigned URL that takes its code. */
        CreatedDeployment: {
            id: string;
            /** @constant */
            type: "deployment";
            /** Format: uri */
            url: string;
            foundryVersionId: string;
            uploadUrl: string | null;
        };
        CreatedDeploymentResponse: {
            data: components["schemas"]["CreatedDeployment"];
        };
        StartedDeployment: {
            previewDomain: string;
        };
        CreateDeploymentInput: {
            portMapping?: {
                http?: number | null;
            };
            skipCodeUpload?: boolean;
        };
        DeploymentLogRecord: components["schemas"]["DeploymentLogLine"] | components["schemas"]["DeploymentLogEnd"];
        DeploymentLogLine: {
            /** @constant */
            type: "log";
            text: string;
            byteStart: number;
            byteEnd: number;
        };
        DeploymentLogEnd: {
            /** @constant */
            type: "terminal";
            kind: components["schemas"]["LogEndKind"];
            code: string;
            message: string;
            retryable: boolean;
            cursor: string | null;
            details?: {
                [key: string]: unknown;
            };
        };
        Build: {
            id: string;
            source: components["schemas"]["BuildSource"];
            state: components["schemas"]["BuildState"];
            phase: components["schemas"]["NullableBuildPhase"];
            commitSha: string;
            branchName: string;
            gitRepoId: string | null;
            projectId: string | null;
            branchId: string | null;
            externalLogUrl: string | null;
            deployedUrl: string | null;
            applicationTopologyContentHash: string | null;
            errorMessage: string | null;
            failingStep: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
        };
        BuildPage: {
            data: components["schemas"]["Build"][];
            pagination: components["schemas"]["Pagination"];
        };
        BuildResponse: {
            data: components["schemas"]["Build"];
        };
        BuildWithResources: {
            id: string;
            source: components["schemas"]["BuildSource"];
            state: components["schemas"]["BuildState"];
            phase: components["schemas"]["NullableBuildPhase"];
            commitSha: string;
            branchName: string;
            gitRepoId: string | null;
            projectId: string | null;
            branchId: string | null;
            externalLogUrl: string | null;
            deployedUrl: string | null;
            applicationTopologyContentHash: string | null;
            errorMessage: string | null;
            failingStep: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt: string | null;
            /** Format: date-time */
            finishedAt: string | null;
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
        /** @description Something that a build created, acted on or deleted. */
        BuildResource: {
            resourceType: components["schemas"]["BuildResourceType"];
            resourceId: string;
            action: components["schemas"]["BuildResourceAction"];
            /** Format: date-time */
            createdAt: string;
        };
        /** @enum {string} */
        BuildResourceType: "project" | "branch" | "database" | "app" | "deployment" | "bucket" | "service_key" | "config_variable";
        /** @enum {string} */
        BuildResourceAction: "created" | "acted_on" | "deleted";
        PutBuildResourceInput: {
            action: components["schemas"]["BuildResourceAction"];
        };
        CreateBuildInput: {
            /** @enum {string} */
            source: "ci" | "cli";
            commitSha: string;
            branchName: string;
            runIdentity?: components["schemas"]["RunIdentity"];
            /** Format: uri */
            externalLogUrl?: string;
            projectId?: components["schemas"]["ProjectId"];
            branchId?: components["schemas"]["BranchId"];
            applicationTopologyContentHash?: string;
        };
        /** @description Which run of a CI system reports: the same run is the same build. */
        RunIdentity: {
            /** @constant */
            provider: "github";
            repositoryId: string;
            runId: string;
            runAttempt: number;
        };
        UpdateBuildInput: {
            phase?: components["schemas"]["BuildPhase"];
            state?: components["schemas"]["BuildState"];
            failingStep?: string;
            errorMessage?: string;
            /** Format: uri */
            externalLogUrl?: string;
            projectId?: components["schemas"]["ProjectId"];
            branchId?: components["schemas"]["BranchId"];
            /** Format: uri */
            deployedUrl?: string;
            applicationTopologyContentHash?: string;
        };
        BuildLogRecord: components["schemas"]["BuildLogLine"] | components["schemas"]["BuildLogEnd"];
        BuildLogLine: {
            /** @constant */
            type: "log";
            text: string;
            /** @enum {string} */
            level: "info" | "error";
            /** @enum {string} */
            source: "runner" | "stdout" | "stderr";
            step?: string;
            cursor: string;
        };
        BuildLogEnd: {
            /** @constant */
            type: "terminal";
            kind: components["schemas"]["LogEndKind"];
            code: string;
            message: string;
            retryable: boolean;
            cursor: string | null;
        };
        /** @enum {string} */
        LogEndKind: "end" | "error";
        Bucket: {
            id: string;
            /** @constant */
            type: "bucket";
            /** Format: uri */
            url: string;
            name: string;
            providerName: string;
            status: string;
            /** Format: date-time */
            createdAt: string;
            project: components["schemas"]["ResourceReference"];
            branchId: string | null;
            logicalId: string | null;
        };
        BucketPage: {
            data: components["schemas"]["Bucket"][];
            pagination: components["schemas"]["Pagination"];
        };
        BucketResponse: {
            data: components["schemas"]["Bucket"];
        };
        CreateBucketInput: {
            projectId: components["schemas"]["ProjectId"];
            name?: string;
            branchId?: components["schemas"]["BranchId"];
            branchGitName?: string;
            logicalId?: string;
        };
        UpdateBucketInput: {
            displayName?: string;
            branchId?: string;
            branchGitName?: string;
            logicalId?: string;
        };
        BucketKey: {
            id: string;
            /** @constant */
            type: "bucketKey";
            name: string;
            valueHint: string;
            role: components["schemas"]["BucketKeyRole"];
            /** Format: date-time */
            createdAt: string;
        };
        BucketKeyPage: {
            data: components["schemas"]["BucketKey"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @enum {string} */
        BucketKeyRole: "read" | "read_write";
        /** @description A new key: the only time it carries its secret. */
        CreatedBucketKey: {
            id: string;
            /** @constant */
            type: "bucketKey";
            name: string;
            valueHint: string;
            role: components["schemas"]["BucketKeyRole"];
            /** Format: date-time */
            createdAt: string;
            secretAccessKey: string;
            accessKeyId: string;
            endpoint: string;
            bucketName: string;
        };
        CreateBucketKeyInput: {
            name?: string;
            role: components["schemas"]["BucketKeyRole"];
        };
        /** @description A variable without its value, which is never shown again. */
        EnvironmentVariable: {
            id: string;
            /** @constant */
            type: "environment-variable";
            /** Format: uri */
            url: string;
            projectId: string;
            branchId: string | null;
            class: components["schemas"]["EnvironmentClass"];
            key: string;
            valueKid: string;
            isManagedBySystem: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        EnvironmentVariablePage: {
            data: components["schemas"]["EnvironmentVariable"][];
            pagination: components["schemas"]["Pagination"];
        };
        EnvironmentVariableResponse: {
            data: components["schemas"]["EnvironmentVariable"];
        };
        EnvironmentVariableKey: string;
        CreateEnvironmentVariableInput: {
            projectId: components["schemas"]["ProjectId"];
            branchId?: components["schemas"]["BranchId"];
            class: components["schemas"]["EnvironmentClass"];
            key: components["schemas"]["EnvironmentVariableKey"];
            value: string;
        };
        UpdateEnvironmentVariableInput: {
            value: string;
        };
        Integration: {
            id: string;
            /** Format: uri */
            url: string;
            /** Format: date-time */
            createdAt: string;
            scopes: string[];
            client: {
                id: string;
                name: string;
                /** Format: date-time */
                createdAt: string;
            };
            createdByUser: {
                id: string;
                email: string;
                displayName: string | null;
            };
        };
        IntegrationPage: {
            data: components["schemas"]["Integration"][];
            pagination: components["schemas"]["Pagination"];
        };
        ServiceToken: {
            id: string;
            /** @constant */
            type: "serviceToken";
            name: string;
            valueHint: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt?: string | null;
        };
        ServiceTokenPage: {
            data: components["schemas"]["ServiceToken"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @description A new token: the only time it carries its value. */
        CreatedServiceToken: {
            id: string;
            /** @constant */
            type: "serviceToken";
            name: string;
            valueHint: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt?: string | null;
            value: string;
        };
        CreateServiceTokenInput: {
            name: string;
        };
        /** @description A short-lived service token for one run of a GitHub workflow. */
        ExchangedToken: {
            id: string;
            /** @constant */
            type: "serviceToken";
            value: string;
            /** Format: date-time */
            expiresAt: string;
            workspaceId: string;
        };
        ExchangeTokenInput: {
            token: string;
            /** @default 1800 */
            expiresInSeconds?: number;
        };
        /** @description The one answer to every refused exchange. */
        ExchangeRefusedBody: {
            /** @constant */
            error: "unauthorized";
            errorDescription: string;
        };
        /** @description Who a token stands for. */
        Identity: {
            user: {
                id: string;
                /** Format: email */
                email: string;
                name: string | null;
            } | null;
            workspace: components["schemas"]["NullableNamedReference"];
            credential: components["schemas"]["Credential"];
        };
        Credential: {
            /** @enum {string} */
            type: "oauth" | "service_token" | "management_token" | "agent_token";
            id: string | null;
            name: string | null;
        };
        AgentApproval: {
            id: string;
            /** @enum {string} */
            status: "pending" | "approved" | "approved_window" | "denied" | "expired" | "consumed";
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            windowExpiresAt: string | null;
            /** Format: date-time */
            decidedAt: string | null;
            hint?: string;
        };
        Region: {
            id: string;
            /** @constant */
            type: "region";
            name: string;
            product: components["schemas"]["Product"];
            status?: components["schemas"]["RegionStatus"];
        };
        PostgresRegion: {
            id: string;
            /** @constant */
            type: "region";
            name: string;
            status: components["schemas"]["RegionStatus"];
        };
        AccelerateRegion: {
            id: string;
            /** @constant */
            type: "region";
            name: string;
        };
        /** @enum {string} */
        RegionStatus: "available" | "unavailable";
        ScmInstallation: {
            id: string;
            /** @constant */
            type: "scm-installation";
            /** Format: uri */
            url: string;
            /** @constant */
            provider: "github";
            installationId: number;
            accountId: number;
            accountLogin: string;
            /** @enum {string} */
            accountType: "user" | "organization";
            suspended: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ScmInstallationPage: {
            data: components["schemas"]["ScmInstallation"][];
            pagination: components["schemas"]["Pagination"];
            hint?: string;
        };
        InstallIntent: {
            /** @constant */
            type: "install-intent";
            /** @constant */
            provider: "github";
            workspaceId: string;
            /** Format: uri */
            installUrl: string;
            alreadyLinked?: boolean;
            accountLogin?: string;
            hint?: string;
        };
        CreateInstallIntentInput: {
            /** @constant */
            provider: "github";
            workspaceId: components["schemas"]["WorkspaceId"];
            repository?: string;
        };
        ScmRepository: {
            id: number;
            /** @constant */
            type: "scm-repository";
            fullName: string;
            defaultBranch: string;
            isPrivate: boolean;
        };
        ScmRepositoryPage: {
            data: components["schemas"]["ScmRepository"][];
            pagination: components["schemas"]["Pagination"];
        };
        SourceRepository: {
            id: string;
            /** @constant */
            type: "source-repository";
            /** Format: uri */
            url: string;
            repoId: number;
            /** @constant */
            provider: "github";
            repoFullName: string;
            defaultBranch: string;
            isPrivate: boolean;
            /** @enum {string} */
            status: "active" | "archived";
            projectId: string;
            installationId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        SourceRepositoryPage: {
            data: components["schemas"]["SourceRepository"][];
            pagination: components["schemas"]["Pagination"];
        };
        SourceRepositoryResponse: {
            data: components["schemas"]["SourceRepository"];
            hint?: string;
        };
        CreateSourceRepositoryInput: {
            projectId: components["schemas"]["ProjectId"];
            /** @constant */
            provider: "github";
            providerRepositoryId: number;
            installationId?: components["schemas"]["ScmInstallationId"];
        };
        Lease: {
            leaseId: string;
            /** Format: date-time */
            expiresAt: string;
        };
        LeaseResponse: {
            data: components["schemas"]["Lease"];
        };
        AcquireLeaseInput: {
            stack: string;
            stage: string;
            ttlSeconds?: number;
            holderDescription?: string;
        };
        RenewLeaseInput: {
            ttlSeconds?: number;
        };
        AlchemyStateVersion: {
            version: number;
        };
        Topology: {
            nodes: components["schemas"]["TopologyNode"][];
            ports: components["schemas"]["TopologyPort"][];
            edges: components["schemas"]["TopologyEdge"][];
            contentHash?: string;
            /** Format: date-time */
            writtenAt?: string;
        };
        TopologyResponse: {
            data: components["schemas"]["Topology"];
        };
        ReplaceTopologyInput: {
            contentHash?: string;
            nodes: components["schemas"]["TopologyNode"][];
            ports: components["schemas"]["TopologyPort"][];
            edges: components["schemas"]["TopologyEdge"][];
        };
        TopologyNode: {
            logicalId: string;
            parentLogicalId: string | null;
            /** @enum {string} */
            kind: "module" | "service" | "resource";
            type?: string;
        };
        TopologyPort: {
            logicalId: string;
            direction: components["schemas"]["PortDirection"];
            name: string;
            contractKind?: string;
            contractHash?: string;
        };
        TopologyEdge: {
            from: components["schemas"]["TopologyPortReference"];
            to: components["schemas"]["TopologyPortReference"];
            /** @enum {string} */
            family: "communication" | "data";
            style?: string;
        };
        TopologyPortReference: {
            logicalId: string;
            direction: components["schemas"]["PortDirection"];
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
export type $defs = Record<string, never>;
export interface operations {
    "getV1Agent-approvalsByApprovalId": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approvalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentApproval"];
                };
            };
            /** @description Not Found */
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
                cursor?: string | null;
                limit?: number;
                projectId?: components["schemas"]["ProjectId"];
                logicalId?: string;
                branchId?: components["schemas"]["BranchFilter"];
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAlreadyExistsBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                appId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedDeploymentResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Internal Server Error */
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
                cursor?: string | null;
                limit?: number;
                projectId?: components["schemas"]["ProjectId"];
                logicalId?: string;
                branchId?: components["schemas"]["BranchFilter"];
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceAlreadyExistsBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                serviceId: components["schemas"]["ServiceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeploymentPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedDeploymentResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Internal Server Error */
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
                cursor?: string | null;
                limit?: number;
                gitName?: string;
                gitNameContains?: string;
            };
            header?: never;
            path: {
                projectId: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BranchResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
                cursor?: string | null;
                limit?: number;
                projectId?: components["schemas"]["ProjectId"];
                logicalId?: string;
                branchId?: components["schemas"]["BranchFilter"];
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketResponse"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                bucketId: components["schemas"]["BucketId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BucketKeyPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreatedBucketKey"];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                bucketId: components["schemas"]["BucketId"];
                keyId: components["schemas"]["BucketKeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                cursor?: string | null;
                limit?: number;
                projectId?: components["schemas"]["ProjectId"];
                branchId?: components["schemas"]["BranchId"];
                state?: components["schemas"]["BuildState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                buildId: components["schemas"]["BuildId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BuildWithResources"];
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BuildResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                buildId: components["schemas"]["BuildId"];
                resourceType: components["schemas"]["BuildResourceType"];
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
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                follow?: components["schemas"]["BooleanText"];
                cursor?: string;
            };
            header?: never;
            path: {
                buildId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["BuildLogRecord"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                domainId: components["schemas"]["DomainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                domainId: components["schemas"]["DomainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                domainId: components["schemas"]["DomainId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                cursor?: string | null;
                limit?: number;
                databaseId?: components["schemas"]["DatabaseId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPage"];
                };
            };
            /** @description Unauthorized */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedConnectionResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                id: components["schemas"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Connection"];
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                id: components["schemas"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                id: components["schemas"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedConnectionResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                cursor?: string | null;
                limit?: number;
                projectId?: components["schemas"]["ProjectId"];
                logicalId?: string;
                branchId?: components["schemas"]["BranchFilter"];
                branchGitName?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabasePage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreatedDatabase"];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabaseResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabaseResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionPage"];
                };
            };
            /** @description Unauthorized */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedConnectionResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                limit?: number;
            };
            header?: never;
            path: {
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RestoredDatabase"];
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
                startDate?: string;
                endDate?: string;
            };
            header?: never;
            path: {
                databaseId: components["schemas"]["DatabaseId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabaseUsage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Internal Server Error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
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
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Deployment"];
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StartedDeployment"];
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                tail?: number;
                from_start?: components["schemas"]["BooleanText"];
                cursor?: string;
            };
            header?: never;
            path: {
                deploymentId: components["schemas"]["DeploymentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Switching Protocols */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["DeploymentLogRecord"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                cursor?: string | null;
                limit?: number;
                logicalId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectPage"];
                };
            };
            /** @description Unauthorized */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedProjectResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                id: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                projectId: components["schemas"]["ProjectId"];
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaseResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                projectId: components["schemas"]["ProjectId"];
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaseResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                projectId: string;
                branchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
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
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
                stack: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
                stack: string;
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
                stack: string;
                stage: string;
                fqn: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
                stack: string;
                stage: string;
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
                stack: string;
                stage: string;
                fqn: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
                stack: string;
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown[];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
                stack: string;
                stage: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
                stack: string;
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                stage?: string;
            };
            header: {
                "alchemy-state-lease-id": components["schemas"]["LeaseId"];
            };
            path: {
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
                stack: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                projectId: components["schemas"]["ProjectId"];
                branchId: components["schemas"]["BranchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopologyResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                projectId: components["schemas"]["ProjectId"];
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopologyResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                projectId: components["schemas"]["ProjectId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatabasePage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreatedDatabaseWithApiKeys"];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                cursor?: string | null;
                limit?: number;
                projectId?: components["schemas"]["ProjectId"];
                class?: components["schemas"]["EnvironmentClass"];
                key?: components["schemas"]["EnvironmentVariableKey"];
                branchId?: components["schemas"]["BranchId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariablePage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariableResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Internal Server Error */
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
                envVarId: components["schemas"]["EnvironmentVariableId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariableResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
                envVarId: components["schemas"]["EnvironmentVariableId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnvironmentVariableResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Internal Server Error */
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
                cursor?: string | null;
                limit?: number;
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationPage"];
                };
            };
            /** @description Unauthorized */
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
                id: components["schemas"]["IntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Integration"];
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                id: components["schemas"]["IntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Identity"];
                    };
                };
            };
            /** @description Unauthorized */
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
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntegrationPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                clientId: components["schemas"]["IntegrationId"];
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                workspaceId: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceTokenPage"];
                };
            };
            /** @description Unauthorized */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreatedServiceToken"];
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
                workspaceId: components["schemas"]["WorkspaceId"];
                serviceTokenId: components["schemas"]["IntegrationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ExchangedToken"];
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeRefusedBody"];
                };
            };
            /** @description Too Many Requests */
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
                product?: components["schemas"]["Product"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Region"][];
                    };
                };
            };
            /** @description Unauthorized */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PostgresRegion"][];
                    };
                };
            };
            /** @description Unauthorized */
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
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccelerateRegion"][];
                    };
                };
            };
            /** @description Unauthorized */
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
                cursor?: string | null;
                limit?: number;
                workspaceId: components["schemas"]["WorkspaceId"];
                repository?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScmInstallationPage"];
                };
            };
            /** @description Unauthorized */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["InstallIntent"];
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too Many Requests */
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
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                installationId: components["schemas"]["ScmInstallationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScmRepositoryPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
                cursor?: string | null;
                limit?: number;
                projectId: components["schemas"]["ProjectId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRepositoryPage"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRepositoryResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Unprocessable Content */
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
                id: components["schemas"]["SourceRepositoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRepositoryResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                id: components["schemas"]["SourceRepositoryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspacePage"];
                };
            };
            /** @description Unauthorized */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
                id: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspaceResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
                id: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Subscription"];
                    };
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Not Found */
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
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedProjectResponse"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Content Too Large */
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
